int store_close(void);
int store_seek(int handle, int offset);
