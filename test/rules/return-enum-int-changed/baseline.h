#ifndef LINK_H
#define LINK_H

#include <stdint.h>

enum link_state { LINK_DOWN, LINK_TRAINING, LINK_UP };

int link_wait(uint32_t port, enum link_state wanted);

enum link_state link_state_of(uint32_t port);

#endif
