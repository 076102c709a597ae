int door_open(void);
