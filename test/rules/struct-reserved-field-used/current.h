#ifndef JOBQUEUE_H
#define JOBQUEUE_H

#include <stdint.h>

struct job_spec {
  uint64_t id;
  uint32_t retries;
  uint32_t priority;
};

int job_submit(const struct job_spec *spec);

#endif
