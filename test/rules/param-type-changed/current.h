#ifndef CANVAS_H
#define CANVAS_H

#include <stdint.h>

struct point { int32_t x, y; };
struct region { int32_t left, top, right, bottom; };

void canvas_move(struct point to);
void canvas_clip(struct region inside);

void canvas_fill(struct region at, uint32_t color);

#endif
