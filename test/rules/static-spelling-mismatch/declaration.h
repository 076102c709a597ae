extern char banner[16];
