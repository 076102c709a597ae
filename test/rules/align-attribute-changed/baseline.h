#ifndef RINGBUF_H
#define RINGBUF_H

#include <stdint.h>

struct ring_cursor {
  uint64_t head;
  uint64_t tail;
};

int ring_push(struct ring_cursor *cursor, const uint8_t *bytes, uint32_t length);

#endif
