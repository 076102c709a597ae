#include <stddef.h>

void text_feed(const char *bytes, size_t len);
