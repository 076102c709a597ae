#include <stdint.h>

extern uint8_t banner[16];
