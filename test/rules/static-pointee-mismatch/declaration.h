#include <stdint.h>

extern uint32_t *table;
