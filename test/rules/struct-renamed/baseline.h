#ifndef GEOPATH_H
#define GEOPATH_H

#include <stdint.h>

struct geo_point {
  double latitude;
  double longitude;
  uint32_t accuracy_cm;
};

double geo_distance(const struct geo_point *from, const struct geo_point *to);

#endif
