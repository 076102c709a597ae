#ifndef MATRIX_H
#define MATRIX_H

#include <stddef.h>

float matrix_trace(const float *m, size_t n);

void matrix_add(float *restrict sum, const float *m, size_t n);

#endif
