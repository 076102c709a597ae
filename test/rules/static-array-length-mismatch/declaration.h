#include <stdint.h>

extern uint32_t weights[16];
