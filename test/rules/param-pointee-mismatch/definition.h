#include <stddef.h>

void samples_mix(float *samples, size_t count);
