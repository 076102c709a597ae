#ifndef GEO_H
#define GEO_H

#include <stdint.h>

int32_t geo_distance(int32_t from, int32_t to);

int32_t geo_degrees(int32_t micro);

#endif
