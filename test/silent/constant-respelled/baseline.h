#define PAGE_SIZE_BYTES 4096
#define MODE_FAST 0x1
int pager_open(int mode);
