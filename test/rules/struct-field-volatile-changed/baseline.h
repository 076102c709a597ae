#ifndef DMACHAN_H
#define DMACHAN_H

#include <stdint.h>

struct dma_channel {
  uint32_t control;
  uint32_t remaining;
};

struct dma_channel *dma_channel_at(uint32_t index);

#endif
