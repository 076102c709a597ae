#include <stdint.h>

struct session {
    uint8_t state;
    uint64_t id;
};
void session_fill(struct session *session);
