#include <stddef.h>

struct batch {
    void *items;
    size_t len;
};
void batch_fill(struct batch *out);
