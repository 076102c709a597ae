#ifndef MIDI_H
#define MIDI_H

#include <stdint.h>

union midi_word {
  uint32_t packed;
  uint8_t bytes[4];
};

int midi_send(uint32_t word);

#endif
