#ifndef MIDI_H
#define MIDI_H

#include <stdint.h>

int midi_send(uint32_t word);

#endif
