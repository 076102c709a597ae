#ifndef SCHEDULER_H
#define SCHEDULER_H

#include <stdint.h>

void scheduler_run(void);

extern const uint32_t scheduler_slice_ms;

#endif
