#include <stdint.h>

uint32_t queue_length(void);
