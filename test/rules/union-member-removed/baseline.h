#ifndef SENSORVAL_H
#define SENSORVAL_H

#include <stdint.h>

union sensor_value {
  uint32_t raw;
  int32_t celsius;
  float volts;
};

int sensor_value_at(uint32_t sensor, union sensor_value *out);

#endif
