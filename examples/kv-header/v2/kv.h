/* kv: a small embedded key-value store. */
#ifndef KV_H
#define KV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define KV_VERSION_MAJOR 1
#define KV_VERSION_MINOR 5
#define KV_VERSION_PATCH 0

#ifdef __cplusplus
extern "C" {
#endif

#define KV_MAX_KEY_LENGTH 255

/* Whatever can go wrong. KV_OK is zero and stays zero. */
typedef enum kv_status {
  KV_OK = 0,
  KV_NOT_FOUND,
  KV_READ_ONLY,
  KV_CORRUPT,
  KV_IO_ERROR,
} kv_status;

/* An open store. Only pointers to it cross the boundary. */
typedef struct kv_store kv_store;

/* Set by the caller, on its own stack. */
typedef struct kv_options {
  const char *path;
  bool read_only;
  uint32_t page_size;
  uint32_t sync_interval_ms;
  long cache_bytes;
} kv_options;

/* Bytes that belong to someone else. */
typedef struct kv_slice {
  const uint8_t *data;
  size_t length;
} kv_slice;

/* Called once for each entry; return false to stop. */
typedef bool (*kv_visitor)(void *context, kv_slice key, kv_slice value);

void kv_options_init(kv_options *options);
kv_status kv_open(const kv_options *options, kv_store **store);
void kv_close(kv_store *store);

kv_status kv_put(kv_store *store, kv_slice key, kv_slice value);
kv_status kv_get(kv_store *store, kv_slice key, kv_slice *value);
kv_status kv_visit(kv_store *store, kv_visitor visitor, void *context);
kv_status kv_compact(kv_store *store, uint64_t budget_bytes);
kv_status kv_flush(kv_store *store);

const char *kv_status_text(kv_status status);

#ifdef __cplusplus
}
#endif

#endif
