#ifndef SCHEDULER_H
#define SCHEDULER_H

#include <stdint.h>

void scheduler_run(void);

extern uint32_t scheduler_slice_ms;

#endif
