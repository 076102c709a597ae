int store_state(void);
