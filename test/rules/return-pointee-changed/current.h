#ifndef WAVE_H
#define WAVE_H

#include <stdint.h>

typedef struct wave wave;

wave *wave_load(const char *path);
void wave_free(wave *self);

const float *wave_samples(const wave *self, uint32_t channel);

#endif
