#ifndef PUMP_H
#define PUMP_H

#include <stdint.h>

enum pump_mode { PUMP_OFF, PUMP_SLOW, PUMP_FAST };

enum pump_mode pump_mode_of(uint32_t pump);

int pump_set_mode(uint32_t pump, enum pump_mode mode);

#endif
