#ifndef MSGBUF_H
#define MSGBUF_H

#include <stdint.h>

struct message {
  uint32_t length;
  uint8_t bytes[1];
};

struct message *message_receive(uint32_t channel);

#endif
