#include <stdbool.h>
#include <stdint.h>

struct store_options {
  uint32_t cache_pages;
  uint64_t limit;
  bool read_only;
};

void store_open(const struct store_options *options);
