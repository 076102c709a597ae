#ifndef MIXER_H
#define MIXER_H

#include <stdint.h>

struct mixer_channel {
  uint32_t source;
  float gain;
};

int mixer_set(uint32_t index, const struct mixer_channel *channel);

#endif
