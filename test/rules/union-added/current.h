#ifndef METRICS_H
#define METRICS_H

#include <stdint.h>

enum metric_kind { METRIC_COUNTER = 0, METRIC_GAUGE = 1 };

union metric_value {
  uint64_t counter;
  double gauge;
};

int metric_add(const char *name, enum metric_kind kind);

#endif
