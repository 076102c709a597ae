#ifndef PROTOCOL_H
#define PROTOCOL_H

#include <stdint.h>

#define PROTOCOL_PORT 7400

int protocol_listen(uint16_t port);

#endif
