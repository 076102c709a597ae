#ifndef VAULT_H
#define VAULT_H

#include <stdbool.h>

typedef struct vault vault;

vault *vault_open(const char *path);
void vault_close(vault *self);

bool vault_unlock(vault *self, const char *secret);

#endif
