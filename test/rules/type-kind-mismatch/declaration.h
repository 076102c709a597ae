#include <stdint.h>

struct session {
    uint64_t id;
    uint32_t state;
};
void session_close(struct session *session);
