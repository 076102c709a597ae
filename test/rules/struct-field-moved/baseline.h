#ifndef NAVFIX_H
#define NAVFIX_H

#include <stdint.h>

struct nav_fix {
  uint64_t time;
  double latitude;
  double longitude;
};

int nav_report(const struct nav_fix *fix);

#endif
