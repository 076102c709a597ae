#ifndef LEDGER_H
#define LEDGER_H

#include <stdint.h>

typedef uint64_t account_id;

int64_t ledger_balance(account_id account);
int ledger_close(account_id account);

#endif
