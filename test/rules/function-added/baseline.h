#ifndef SENSOR_H
#define SENSOR_H

#include <stdint.h>

typedef struct sensor sensor;

sensor *sensor_open(uint16_t bus);
void sensor_close(sensor *device);
int sensor_sample(sensor *device);

#endif
