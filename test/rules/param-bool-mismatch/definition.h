#include <stdbool.h>

void lamp_switch(bool on);
