#include <stdint.h>

uint32_t job_start(void);
