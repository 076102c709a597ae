#ifndef TOKENS_H
#define TOKENS_H

#include <stdint.h>

typedef uint32_t token_id;
typedef uint64_t token_offset;

int token_text(token_id token, char *out, uint32_t capacity);

#endif
