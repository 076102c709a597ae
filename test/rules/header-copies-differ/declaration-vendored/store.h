int store_open(const char *path);
#define STORE_LIMIT 32
