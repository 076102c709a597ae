#include <stdint.h>

int store_seek(int handle, int64_t offset);
