#ifndef VFS_H
#define VFS_H

#include <stdint.h>

struct vfs_operations {
  int (*open)(const char *path, uint32_t flags);
  int (*sync)(int file);
  int (*close)(int file);
};

int vfs_mount(const char *prefix, const struct vfs_operations *operations);

#endif
