#ifndef GPIO_H
#define GPIO_H

#include <stdint.h>

/* One bank of registers, as the device maps it. */
struct gpio_bank {
  uint32_t level : 16;
  uint32_t direction : 16;
  uint32_t : 32;
};

int gpio_snapshot(struct gpio_bank *out, uint32_t banks);

#endif
