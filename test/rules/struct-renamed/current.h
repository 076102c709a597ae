#ifndef GEOPATH_H
#define GEOPATH_H

#include <stdint.h>

struct geo_position {
  double latitude;
  double longitude;
  uint32_t accuracy_cm;
};

double geo_distance(const struct geo_position *from, const struct geo_position *to);

#endif
