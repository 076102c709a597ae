#ifndef SESSION_H
#define SESSION_H

#include <stdint.h>

typedef struct {
  uint32_t value;
} session_id;

session_id session_open(const char *user);
int session_close(session_id session);

#endif
