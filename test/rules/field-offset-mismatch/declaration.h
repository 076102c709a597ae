#include <stdint.h>

struct batch {
    uint8_t tag;
    uint8_t mark;
    uint8_t rest[3];
    uint32_t size;
};
void batch_fill(struct batch *out);
