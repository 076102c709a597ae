#include <stdint.h>

void *reader_open(const uint8_t *bytes, uint32_t max_len);
