#ifndef BATTERY_H
#define BATTERY_H

#include <stdint.h>

struct battery_state {
  uint32_t millivolts;
  uint32_t milliamps;
  uint32_t cycles;
};

int battery_poll(struct battery_state *out);

#endif
