#ifndef PLAYBACK_H
#define PLAYBACK_H

#include <stdint.h>

enum playback_state {
  PLAYBACK_STOPPED = 0,
  PLAYBACK_RUNNING = 1,
  PLAYBACK_WAITING = 2
};

enum playback_state playback_poll(uint32_t player);

#endif
