#include <stddef.h>
#include <stdint.h>

struct batch {
    const uint64_t *ids;
    size_t len;
};
void batch_fill(struct batch *out);
