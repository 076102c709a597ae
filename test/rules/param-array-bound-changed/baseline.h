#ifndef CIPHER_H
#define CIPHER_H

#include <stdint.h>

typedef struct cipher cipher;

void cipher_free(cipher *self);

cipher *cipher_new(const uint8_t key[static 16]);

#endif
