int file_read(int handle, char *into);
