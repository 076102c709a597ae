#include <stdbool.h>

bool door_open(void);
