void name_set(const char *_Nonnull name);
