#ifndef LOGREC_H
#define LOGREC_H

#include <stdint.h>

struct log_record {
  uint32_t level;
  const char *message;
};

struct log_record *log_last(void);

#endif
