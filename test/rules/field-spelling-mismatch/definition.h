#include <stddef.h>
#include <stdint.h>

struct batch {
    uint8_t *bytes;
    size_t len;
};
void batch_fill(struct batch *out);
