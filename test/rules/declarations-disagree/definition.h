int store_close(void);
