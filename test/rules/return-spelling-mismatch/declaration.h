char *app_name(void);
