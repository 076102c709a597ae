int store_seek(int handle, long offset);
