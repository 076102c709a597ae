typedef void (*on_line)(const char *line, void *context);
void lines_each(on_line callback, void *context);
