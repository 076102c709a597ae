#include <stdint.h>

extern uint64_t build_number;
