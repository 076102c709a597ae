#include <stdint.h>

extern uint16_t *table;
