#include <stdbool.h>
#include <stdint.h>

struct batch {
    bool add_special_tokens;
    uint32_t limit;
};
void batch_fill(struct batch *out);
