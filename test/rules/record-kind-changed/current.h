#ifndef AUDIOFRM_H
#define AUDIOFRM_H

#include <stdint.h>

union audio_sample {
  int32_t fixed;
  float real;
};

int audio_write(const union audio_sample *samples, uint32_t count);

#endif
