#ifndef LEDS_H
#define LEDS_H

#include <stdint.h>

enum led_color {
  LED_RED,
  LED_GREEN,
  LED_COLOR_COUNT
};

int led_light(uint32_t strip, enum led_color color);

#endif
