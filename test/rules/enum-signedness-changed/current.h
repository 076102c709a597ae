#ifndef TRIM_H
#define TRIM_H

#include <stdint.h>

enum trim_mode : uint32_t {
  TRIM_NONE = 0,
  TRIM_START = 1,
  TRIM_END = 2
};

int text_trim(char *text, enum trim_mode mode);

#endif
