#ifndef WAVEFORM_H
#define WAVEFORM_H

#include <stdint.h>

struct waveform {
  double *samples;
  uint64_t count;
};

int waveform_filter(struct waveform *wave, double cutoff);

#endif
