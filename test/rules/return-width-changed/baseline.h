#ifndef DISK_H
#define DISK_H

#include <stdint.h>

typedef struct disk disk;

disk *disk_open(const char *device);
void disk_close(disk *self);

uint32_t disk_sectors(const disk *self);

#endif
