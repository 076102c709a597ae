#include <stdint.h>

struct head {
    uint8_t tag;
    uint32_t size;
};
void head_read(struct head *out);
