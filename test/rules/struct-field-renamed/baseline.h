#ifndef CACHECFG_H
#define CACHECFG_H

#include <stdint.h>

struct cache_config {
  uint64_t capacity;
  uint32_t shards;
};

int cache_open(const struct cache_config *config);

#endif
