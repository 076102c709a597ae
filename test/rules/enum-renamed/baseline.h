#ifndef TARBALL_H
#define TARBALL_H

#include <stdint.h>

enum tar_kind { TAR_FILE = 0, TAR_DIRECTORY = 5, TAR_SYMLINK = 2 };

int tar_append(const char *path, enum tar_kind kind, uint32_t mode);

#endif
