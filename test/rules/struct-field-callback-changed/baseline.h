#ifndef DECODER_H
#define DECODER_H

#include <stdint.h>

struct decoder_hooks {
  void *user;
  int (*on_frame)(void *user, const uint8_t *pixels, uint32_t stride);
};

int decoder_run(const char *path, const struct decoder_hooks *hooks);

#endif
