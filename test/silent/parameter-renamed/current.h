#include <stddef.h>

int codec_decode(const unsigned char *input, size_t length);
