#ifndef DEVINFO_H
#define DEVINFO_H

#include <stdint.h>

struct device_info {
  uint32_t vendor;
  char serial[16];
  uint32_t revision;
};

int device_describe(uint32_t index, struct device_info *out);

#endif
