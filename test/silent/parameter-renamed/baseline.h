#include <stddef.h>

int codec_decode(const unsigned char *src, size_t n);
