#include <stdint.h>

void clock_shift(int32_t seconds);
