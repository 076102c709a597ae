#include <stdint.h>

const uint16_t *page_text(void);
