typedef enum { PHASE_IDLE, PHASE_FAILED } phase;
void phase_set(phase value);
