#include <stddef.h>

struct batch {
    char **tokens;
    size_t len;
};
void batch_fill(struct batch *out);
