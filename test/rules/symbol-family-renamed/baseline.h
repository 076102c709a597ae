#ifndef TOKENS_H
#define TOKENS_H

#include <stdint.h>

/* Turns text into numbers and back. */

uint32_t count(const char *text);
int encode(const char *text, uint32_t *ids, uint32_t capacity);
char *decode(const uint32_t *ids, uint32_t count);
void free_text(char *text);
const char *vocabulary(void);

#endif
