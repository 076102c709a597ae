#ifndef MIXER_H
#define MIXER_H

#include <stdint.h>

typedef struct mixer mixer;

mixer *mixer_create(uint32_t sample_rate);
void mixer_destroy(mixer *self);

void mixer_set_gain(mixer *self, float gain);

#endif
