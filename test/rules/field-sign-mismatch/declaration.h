#include <stdint.h>

struct batch {
    uint64_t offset;
};
void batch_fill(struct batch *out);
