#ifndef WATCHER_H
#define WATCHER_H

#include <stdint.h>

typedef void (*watch_callback)(const char *path, uint32_t events);

int watch_add(const char *path, watch_callback callback);

#endif
