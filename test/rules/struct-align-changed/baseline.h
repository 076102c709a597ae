#ifndef MATRIX_H
#define MATRIX_H

#include <stdint.h>

struct mat4 {
  float cells[16];
};

void mat4_multiply(struct mat4 *out, const struct mat4 *left, const struct mat4 *right);

#endif
