#include <stddef.h>
#include <stdint.h>

void text_feed(const uint8_t *bytes, size_t len);
