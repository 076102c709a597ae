#include <stdint.h>

struct batch {
    void *items;
    uint32_t len;
};
void batch_fill(struct batch *out);
