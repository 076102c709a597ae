enum level { LEVEL_LOW = 0, LEVEL_MID = 0x1, LEVEL_HIGH };
void valve_set(enum level level);
