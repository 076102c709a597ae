#ifndef OPCODE_H
#define OPCODE_H

#include <stdint.h>

enum opcode : uint16_t {
  OPCODE_NOP = 0,
  OPCODE_LOAD = 1,
  OPCODE_STORE = 2
};

int assemble(enum opcode opcode, uint32_t operand, uint8_t *out);

#endif
