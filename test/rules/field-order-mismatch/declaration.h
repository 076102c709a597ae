#include <stdint.h>

struct batch {
    uint32_t height;
    uint32_t width;
};
void batch_fill(struct batch *out);
