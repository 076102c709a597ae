char *list_names(void);
