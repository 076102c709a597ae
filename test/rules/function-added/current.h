#ifndef SENSOR_H
#define SENSOR_H

#include <stdint.h>

typedef struct sensor sensor;

sensor *sensor_open(uint16_t bus);
void sensor_close(sensor *device);
int sensor_sample(sensor *device);

/* Runs the self test; 0 if the device is healthy. */
int sensor_self_test(const sensor *device, uint32_t checks);

#endif
