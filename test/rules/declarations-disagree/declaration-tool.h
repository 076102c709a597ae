#include <stdint.h>

enum store_mode { STORE_READ, STORE_WRITE = 4 };

int store_seek(int handle, int64_t offset);
