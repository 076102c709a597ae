typedef enum { DOOR_SHUT, DOOR_OPEN } door_state;
void door_read(door_state *out);
