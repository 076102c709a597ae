#ifndef ALIGN_H
#define ALIGN_H

#include <stddef.h>

void *align_allocate(size_t bytes);

#define ALIGN_UP(bytes) (((bytes) + 15) & ~15)

#endif
