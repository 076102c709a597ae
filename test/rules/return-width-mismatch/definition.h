#include <stddef.h>

size_t queue_length(void);
