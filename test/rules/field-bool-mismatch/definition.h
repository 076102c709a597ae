#include <stdbool.h>

struct batch {
    bool sorted;
};
void batch_fill(struct batch *out);
