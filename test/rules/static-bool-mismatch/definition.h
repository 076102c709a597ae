#include <stdbool.h>

extern bool verbose;
