#ifndef MOTOR_H
#define MOTOR_H

#include <stdint.h>

typedef struct motor motor;

motor *motor_attach(uint8_t pin);
void motor_stop(motor *self);

void motor_turn(motor *self, int32_t steps);

#endif
