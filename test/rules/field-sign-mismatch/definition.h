#include <stdint.h>

struct batch {
    int64_t offset;
};
void batch_fill(struct batch *out);
