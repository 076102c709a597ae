#include <stdbool.h>
#include <stdint.h>

struct batch {
    bool add_special_token;
    uint32_t limit;
};
void batch_fill(struct batch *out);
