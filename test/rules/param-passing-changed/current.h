#ifndef MAP_H
#define MAP_H

struct bounds { double south, west, north, east; };

int map_contains(const struct bounds *area, double latitude, double longitude);

int map_load(const char *path, const struct bounds *area);

#endif
