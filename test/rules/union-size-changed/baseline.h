#ifndef NETADDR_H
#define NETADDR_H

#include <stdint.h>

union net_address {
  uint32_t v4;
  uint8_t bytes[4];
};

int net_resolve(const char *host, union net_address *out);

#endif
