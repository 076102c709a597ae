#include <stdint.h>

struct batch {
    uint32_t width;
    uint32_t height;
};
void batch_fill(struct batch *out);
