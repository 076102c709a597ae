#define PAGE_SIZE_BYTES (1 << 12)
#define MODE_FAST 01
int pager_open(int mode);
