#ifndef LAMP_H
#define LAMP_H

#include <stdbool.h>
#include <stdint.h>

typedef struct lamp lamp;

lamp *lamp_find(uint32_t address);
bool lamp_is_on(const lamp *self);

void lamp_set(lamp *self, bool on);

#endif
