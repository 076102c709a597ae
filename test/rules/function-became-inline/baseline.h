#ifndef CHECKSUM_H
#define CHECKSUM_H

#include <stdint.h>

uint32_t checksum_begin(void);
uint32_t checksum_update(uint32_t state, const uint8_t *bytes, uint32_t length);

uint32_t checksum_end(uint32_t state);

#endif
