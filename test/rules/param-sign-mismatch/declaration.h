#include <stdint.h>

void clock_shift(uint32_t seconds);
