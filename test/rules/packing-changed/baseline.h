#ifndef WIREHDR_H
#define WIREHDR_H

#include <stdint.h>

struct wire_header {
  uint8_t version;
  uint32_t length;
  uint16_t checksum;
};

int wire_parse(const uint8_t *bytes, struct wire_header *out);

#endif
