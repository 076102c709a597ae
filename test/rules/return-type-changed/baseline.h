#ifndef WEATHER_H
#define WEATHER_H

#include <stdint.h>

struct reading { float celsius; float humidity; };
struct forecast { float low; float high; float rain; };

int weather_record(const struct reading *now);
int weather_publish(const struct forecast *next);

struct reading weather_latest(uint32_t station);

#endif
