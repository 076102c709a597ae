#include <stdint.h>

int32_t job_start(void);
