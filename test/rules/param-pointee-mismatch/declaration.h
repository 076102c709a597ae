#include <stddef.h>

void samples_mix(double *samples, size_t count);
