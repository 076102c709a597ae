#ifndef AUDIOFRM_H
#define AUDIOFRM_H

#include <stdint.h>

struct audio_sample {
  int32_t fixed;
  float real;
};

int audio_write(const struct audio_sample *samples, uint32_t count);

#endif
