__attribute__((pure)) int depth_of(const char *path);
