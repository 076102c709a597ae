#ifndef MIXER_H
#define MIXER_H

#include <stdint.h>

typedef struct mixer mixer;

mixer *mixer_create(uint32_t sample_rate);
void mixer_destroy(mixer *self);

int mixer_play(mixer *self, const int16_t *samples, uint32_t count);

#endif
