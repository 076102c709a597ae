#ifndef THERMO_H
#define THERMO_H

#include <stdint.h>

typedef struct probe probe;

probe *probe_open(uint8_t pin);
void probe_close(probe *self);

float probe_temperature(const probe *self);

#endif
