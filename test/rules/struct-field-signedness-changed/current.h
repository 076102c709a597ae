#ifndef SPANLIST_H
#define SPANLIST_H

#include <stdint.h>

struct text_span {
  uint32_t start;
  uint32_t length;
};

int text_find(const char *haystack, const char *needle, struct text_span *out);

#endif
