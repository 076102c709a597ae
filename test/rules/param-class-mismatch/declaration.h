#include <stdint.h>

void gain_set(int64_t level);
