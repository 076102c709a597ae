#ifndef UARTCFG_H
#define UARTCFG_H

#include <stdint.h>

struct uart_config {
  uint32_t parity : 2;
  uint32_t stop_bits : 2;
  uint32_t : 4;
  uint32_t baud_index : 8;
};

int uart_configure(uint32_t port, const struct uart_config *config);

#endif
