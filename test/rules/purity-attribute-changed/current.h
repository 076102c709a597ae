int depth_of(const char *path);
