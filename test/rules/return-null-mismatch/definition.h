char *_Nullable user_name(void);
