#ifndef PACKET_H
#define PACKET_H

#include <stddef.h>
#include <stdint.h>

#define PACKET_HEADER_BYTES 12

#define PACKET_MAX_BYTES 512

int packet_send(const uint8_t *bytes, size_t length);

#endif
