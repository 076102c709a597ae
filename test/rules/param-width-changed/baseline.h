#ifndef ARCHIVE_H
#define ARCHIVE_H

#include <stdint.h>

typedef struct archive archive;

archive *archive_open(const char *path);
void archive_close(archive *self);

int archive_seek(archive *self, int32_t offset);

#endif
