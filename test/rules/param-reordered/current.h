#ifndef PIXELS_H
#define PIXELS_H

#include <stdint.h>

typedef struct image image;

image *image_create(uint32_t width, uint32_t height);
void image_free(image *self);

void image_read(const image *source, uint8_t *pixels, uint32_t rows);

#endif
