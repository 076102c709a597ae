enum store_mode { STORE_READ, STORE_WRITE };

int store_seek(int handle, int offset);
