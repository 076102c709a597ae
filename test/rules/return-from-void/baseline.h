#ifndef CURSOR_H
#define CURSOR_H

#include <stdint.h>

typedef struct cursor cursor;

cursor *cursor_open(const char *table);
void cursor_close(cursor *self);

void cursor_limit(cursor *self, uint32_t first, uint32_t last);

#endif
