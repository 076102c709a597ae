#include <stddef.h>

struct batch {
    char *bytes;
    size_t len;
};
void batch_fill(struct batch *out);
