extern int version_code;
