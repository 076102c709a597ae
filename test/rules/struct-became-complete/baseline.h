#ifndef PARSEPOS_H
#define PARSEPOS_H

#include <stdint.h>

struct parse_position;

struct parse_position *parse_where(const char *text);

#endif
