#ifndef CODEC_H
#define CODEC_H

#include <stdint.h>

enum codec_id {
  CODEC_RAW = 0,
  CODEC_DEFLATE = 1,
  CODEC_LZ4 = 2
};

int codec_open(enum codec_id id, uint32_t level);

#endif
