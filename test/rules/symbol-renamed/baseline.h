#ifndef CODEC_H
#define CODEC_H

#include <stddef.h>
#include <stdint.h>

typedef struct codec codec;

codec *codec_new(void);
void codec_free(codec *self);
int codec_encode(codec *self, const uint8_t *input, size_t length);

uint32_t codec_frame_length(const codec *self, uint8_t channel);

#endif
