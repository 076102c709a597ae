typedef enum { PHASE_IDLE, PHASE_BUSY } phase;
void phase_set(phase value);
