#ifndef JSONCUR_H
#define JSONCUR_H

#include <stdint.h>

union json_number {
  int64_t integer;
  double real;
};

int json_number_at(const char *text, uint32_t offset, union json_number *out);

#endif
