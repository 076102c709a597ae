#ifndef TOKENS_H
#define TOKENS_H

#include <stdint.h>

/* Turns text into numbers and back. */

uint32_t tokens_count(const char *text);
int tokens_encode(const char *text, uint32_t *ids, uint32_t capacity);
char *tokens_decode(const uint32_t *ids, uint32_t count);
void tokens_free_text(char *text);
const char *tokens_vocabulary(void);

#endif
