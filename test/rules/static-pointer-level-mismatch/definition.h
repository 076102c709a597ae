extern char **names;
