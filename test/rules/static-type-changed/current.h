#ifndef TUNING_H
#define TUNING_H

#include <stdint.h>

void tuning_reset(void);

extern double tuning_reference;

#endif
