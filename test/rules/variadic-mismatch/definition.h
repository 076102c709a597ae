int log_write(const char *format, ...);
