typedef enum { PHASE_IDLE, PHASE_BUSY = 1, PHASE_PAUSED = 2 } phase;
void phase_set(phase value);
