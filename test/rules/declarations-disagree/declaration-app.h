int store_seek(int handle, int offset);
