#include <stdint.h>

struct batch {
    uint64_t ratio;
};
void batch_fill(struct batch *out);
