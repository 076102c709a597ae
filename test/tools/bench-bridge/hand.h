#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct hand_store hand_store;
typedef struct hand_error hand_error;
typedef struct hand_buf {
  uint8_t *ptr;
  size_t len;
  size_t cap;
} hand_buf;
typedef int32_t (*hand_visit)(
    uintptr_t ctx,
    const uint8_t *key,
    size_t key_len,
    const uint8_t *value,
    size_t value_len);

int32_t hand_open(hand_store **result, hand_error **err);
void hand_free(hand_store *store);
int32_t hand_add(const hand_store *store, uint64_t n, uint64_t *result, hand_error **err);
int32_t hand_put(
    const hand_store *store,
    const uint8_t *key,
    size_t key_len,
    const uint8_t *value,
    size_t value_len,
    hand_error **err);
int32_t hand_get_into(
    const hand_store *store,
    const uint8_t *key,
    size_t key_len,
    uint8_t *dst,
    size_t dst_len,
    size_t *needed,
    hand_error **err);
int32_t hand_get(
    const hand_store *store,
    const uint8_t *key,
    size_t key_len,
    hand_buf *result,
    hand_error **err);
void hand_buf_free(hand_buf buf);
int32_t hand_scan(const hand_store *store, hand_visit visit, uintptr_t ctx, uint64_t *result, hand_error **err);
const uint8_t *hand_error_message(const hand_error *error, size_t *len);
void hand_error_free(hand_error *error);
