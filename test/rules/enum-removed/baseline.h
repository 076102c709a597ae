#ifndef RADIO_H
#define RADIO_H

#include <stdint.h>

enum radio_band { RADIO_BAND_433 = 433, RADIO_BAND_868 = 868 };

enum radio_power { RADIO_POWER_LOW = 0, RADIO_POWER_HIGH = 1 };

int radio_tune(enum radio_band band, uint32_t channel);

#endif
