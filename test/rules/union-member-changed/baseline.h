#ifndef COLOR_H
#define COLOR_H

#include <stdint.h>

union color {
  uint32_t rgba;
  uint8_t channel[4];
};

int canvas_fill(const union color *color);

#endif
