#ifndef TOKENS_H
#define TOKENS_H

#include <stdint.h>

typedef uint32_t token_id;

int token_text(token_id token, char *out, uint32_t capacity);

#endif
