#include <stdint.h>

struct lane {
    uint64_t low;
    uint64_t high;
};
void lane_load(struct lane *out);
