#ifndef THERMO_H
#define THERMO_H

#include <stdint.h>

struct thermo_reading {
  uint64_t taken_at;
  int32_t millikelvin;
};

struct thermo_range {
  int32_t lowest;
  int32_t highest;
};

int thermo_read(struct thermo_reading *out);

#endif
