#include <stdint.h>

struct batch {
    uint32_t kind;
    uint32_t flags;
    uint32_t size;
};
void batch_fill(struct batch *out);
