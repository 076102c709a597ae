#include <stddef.h>
#include <stdint.h>

void *reader_open(const uint8_t *bytes, size_t max_len);
