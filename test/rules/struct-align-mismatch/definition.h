#include <stdint.h>

struct __attribute__((aligned(16))) lane {
    uint64_t low;
    uint64_t high;
};
void lane_load(struct lane *out);
