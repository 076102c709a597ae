#ifndef TUNING_H
#define TUNING_H

#include <stdint.h>

void tuning_reset(void);

extern int32_t tuning_reference;

#endif
