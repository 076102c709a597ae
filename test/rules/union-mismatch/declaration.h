#include <stdint.h>

union value {
    uint64_t whole;
    double real;
};
void value_read(union value *out);
