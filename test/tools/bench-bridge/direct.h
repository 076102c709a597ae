#pragma once
#include <bench.h>

static inline const uint8_t *direct_error_message(const bench_error *error, size_t *len) {
  bench_error_parts parts = {0};
  bench_error_read(error, &parts);
  *len = parts.message_len;
  return parts.message;
}
