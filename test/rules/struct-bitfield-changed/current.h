#ifndef CANFRAME_H
#define CANFRAME_H

#include <stdint.h>

struct can_flags {
  uint32_t extended : 1;
  uint32_t remote : 1;
  uint32_t length : 7;
};

int can_send(uint32_t id, const struct can_flags *flags, const uint8_t *data);

#endif
