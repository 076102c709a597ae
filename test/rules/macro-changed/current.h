#ifndef ALIGN_H
#define ALIGN_H

#include <stddef.h>

void *align_allocate(size_t bytes, size_t boundary);

#define align_allocate_page(bytes) align_allocate((bytes), 16384)

#endif
