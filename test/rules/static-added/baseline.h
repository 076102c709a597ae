#ifndef ALLOCATOR_H
#define ALLOCATOR_H

#include <stddef.h>

void *allocator_take(size_t bytes);
void allocator_give(void *block);

#endif
