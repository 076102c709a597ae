/* A shop's till: sales put money into the drawer, refunds take it out. */
#ifndef TILL_H
#define TILL_H

#include <stdbool.h>
#include <stdint.h>

/* How the day begins. The caller allocates it, the library only reads it. */
typedef struct till_options {
  int64_t float_cents;  /* what lies in the drawer in the morning */
  int32_t refund_limit; /* the largest refund that needs no manager, in cents */
  int32_t tax_permille; /* tax within every price, in thousandths of the net price */
  bool training;        /* everything is answered, nothing is counted */
} till_options;

/* The till's answer to an amount. */
typedef enum till_status {
  TILL_REFUSED,
  TILL_SOLD,
  TILL_REFUNDED,
} till_status;

/* An open till. */
typedef struct till till;

till *till_open(const till_options *options);

/* Rings up an amount: what is above zero is a sale, what is below a refund. */
till_status till_ring(till *till, int32_t cents);

/* What lies in the drawer, in cents. */
int64_t till_cash(const till *till);

/* The tax within what was sold and not refunded, in cents. */
int64_t till_tax(const till *till);

void till_close(till *till);

#endif
