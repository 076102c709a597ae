char *_Nonnull user_name(void);
