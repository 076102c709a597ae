#ifndef THERMO_H
#define THERMO_H

#include <stdint.h>

struct thermo_reading {
  uint64_t taken_at;
  int32_t millikelvin;
};

int thermo_read(struct thermo_reading *out);

#endif
