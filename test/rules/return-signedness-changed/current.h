#ifndef SOCKET_H
#define SOCKET_H

#include <stdint.h>

typedef struct peer peer;

peer *peer_connect(const char *host, uint16_t port);
void peer_close(peer *self);

uint32_t peer_read(peer *self, uint8_t *bytes, uint32_t capacity);

#endif
