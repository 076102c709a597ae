#ifndef PKTMETA_H
#define PKTMETA_H

#include <stddef.h>
#include <stdint.h>

struct packet_meta {
  uint8_t protocol;
  uint32_t length;
  uint64_t arrived_at;
};

struct packet_options {
  size_t size;
  uint64_t queue;
  uint32_t retries;
};

int packet_open(const struct packet_options *options);
int packet_inject(const struct packet_meta *meta, const uint8_t *payload);

#endif
