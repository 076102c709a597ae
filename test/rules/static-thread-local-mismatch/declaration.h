extern int last_error;
