#include <stddef.h>

int store_reserve(size_t bytes);
