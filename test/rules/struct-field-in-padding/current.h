#ifndef PKTMETA_H
#define PKTMETA_H

#include <stdint.h>

struct packet_meta {
  uint8_t protocol;
  uint8_t priority;
  uint32_t length;
  uint64_t arrived_at;
};

int packet_inject(const struct packet_meta *meta, const uint8_t *payload);

#endif
