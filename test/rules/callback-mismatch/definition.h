#include <stddef.h>

typedef void (*on_line)(const char *line, size_t len, void *context);
void lines_each(on_line callback, void *context);
