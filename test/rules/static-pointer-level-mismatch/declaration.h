extern char *names;
