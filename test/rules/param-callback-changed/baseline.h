#ifndef TIMER_H
#define TIMER_H

#include <stdint.h>

typedef struct timer timer;

void timer_cancel(timer *self);

timer *timer_start(uint32_t ms, void (*expired)(uint32_t id));

#endif
