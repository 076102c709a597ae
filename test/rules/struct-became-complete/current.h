#ifndef PARSEPOS_H
#define PARSEPOS_H

#include <stdint.h>

struct parse_position {
  uint32_t line;
  uint32_t column;
};

struct parse_position *parse_where(const char *text);

#endif
