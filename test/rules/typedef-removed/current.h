#ifndef TILES_H
#define TILES_H

#include <stdint.h>

typedef uint32_t tile_x;

int tile_load(uint32_t x, uint32_t y, uint32_t zoom);

#endif
