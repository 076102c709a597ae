#ifndef MQPRIO_H
#define MQPRIO_H

#include <stdint.h>

enum mq_priority {
  MQ_LOW = 0,
  MQ_NORMAL = 1,
  MQ_HIGH = 2
};

int mq_publish(const char *topic, const uint8_t *bytes, uint32_t length, enum mq_priority priority);

#endif
