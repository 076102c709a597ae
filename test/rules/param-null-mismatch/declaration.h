void name_set(const char *_Nullable name);
