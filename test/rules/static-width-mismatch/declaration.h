#include <stdint.h>

extern uint32_t build_number;
