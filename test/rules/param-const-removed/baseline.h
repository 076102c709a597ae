#ifndef HASH_H
#define HASH_H

#include <stddef.h>
#include <stdint.h>

uint64_t hash_begin(uint64_t seed);

uint64_t hash_update(uint64_t state, const uint8_t *bytes, size_t length);

#endif
