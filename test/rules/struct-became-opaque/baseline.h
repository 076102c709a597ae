#ifndef TLSCTX_H
#define TLSCTX_H

#include <stdint.h>

struct tls_context {
  uint32_t protocol;
  uint32_t cipher_count;
};

struct tls_context *tls_context_new(void);
int tls_connect(struct tls_context *context, const char *host);

#endif
