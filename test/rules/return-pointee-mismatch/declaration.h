#include <stdint.h>

const uint32_t *page_text(void);
