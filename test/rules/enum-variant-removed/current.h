#ifndef KVSYNC_H
#define KVSYNC_H

#include <stdint.h>

enum kv_sync {
  KV_SYNC_NONE = 0,
  KV_SYNC_FULL = 2
};

int kv_set_sync(uint32_t store, enum kv_sync mode);

#endif
