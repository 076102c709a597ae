int clock_now(void);
