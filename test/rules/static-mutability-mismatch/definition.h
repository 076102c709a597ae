extern const int version_code;
