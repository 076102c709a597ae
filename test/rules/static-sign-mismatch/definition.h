#include <stdint.h>

extern int32_t level;
