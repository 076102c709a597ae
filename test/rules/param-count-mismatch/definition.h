#include <stddef.h>

int file_read(int handle, char *into, size_t len);
