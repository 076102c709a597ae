#include <stdint.h>

struct batch {
    uint8_t key[32];
};
void batch_fill(struct batch *out);
