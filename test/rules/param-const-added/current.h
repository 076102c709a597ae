#ifndef RADIO_H
#define RADIO_H

#include <stdint.h>

typedef struct radio radio;

radio *radio_open(uint32_t channel);
void radio_close(radio *self);

int radio_send(radio *self, const uint8_t *frame, uint16_t length);

#endif
