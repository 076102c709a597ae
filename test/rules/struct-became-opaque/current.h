#ifndef TLSCTX_H
#define TLSCTX_H

#include <stdint.h>

struct tls_context;

struct tls_context *tls_context_new(void);
int tls_connect(struct tls_context *context, const char *host);

#endif
