#ifndef CONFVAL_H
#define CONFVAL_H

#include <stdint.h>

union config_value {
  int64_t integer;
  double real;
};

int config_lookup(const char *key, union config_value *out);

#endif
