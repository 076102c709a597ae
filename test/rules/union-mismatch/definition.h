#include <stdint.h>

union value {
    uint64_t whole;
    double real;
    uint8_t bytes[16];
};
void value_read(union value *out);
