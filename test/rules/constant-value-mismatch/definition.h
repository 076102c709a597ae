#define KEY_MAX 64
int key_set(const char *key);
