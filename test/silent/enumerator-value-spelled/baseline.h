enum level { LEVEL_LOW, LEVEL_MID, LEVEL_HIGH };
void valve_set(enum level level);
