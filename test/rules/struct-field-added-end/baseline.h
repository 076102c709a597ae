#ifndef HTTPREQ_H
#define HTTPREQ_H

#include <stdint.h>

struct http_options {
  uint32_t timeout_ms;
  uint32_t max_redirects;
};

int http_get(const char *url, const struct http_options *options);

#endif
