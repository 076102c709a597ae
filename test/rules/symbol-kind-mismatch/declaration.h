extern int store_state;
