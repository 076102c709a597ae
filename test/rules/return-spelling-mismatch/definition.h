const char *app_name(void);
