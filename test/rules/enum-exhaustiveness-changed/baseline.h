#ifndef PERMS_H
#define PERMS_H

#include <stdint.h>

enum __attribute__((enum_extensibility(open))) access_kind {
  ACCESS_READ = 1,
  ACCESS_WRITE = 2
};

int access_check(const char *path, enum access_kind kind, uint32_t user);

#endif
