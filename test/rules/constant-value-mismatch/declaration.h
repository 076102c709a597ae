#define KEY_MAX 128
int key_set(const char *key);
