#include <stddef.h>
#include <stdint.h>

void bytes_copy(const uint8_t *from, uint8_t *to, size_t len);
