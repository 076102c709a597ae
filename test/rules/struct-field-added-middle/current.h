#ifndef IMGINFO_H
#define IMGINFO_H

#include <stdint.h>

struct image_info {
  uint32_t width;
  uint32_t height;
  uint32_t depth;
  uint32_t channels;
};

int image_probe(const uint8_t *bytes, uint64_t length, struct image_info *out);

#endif
