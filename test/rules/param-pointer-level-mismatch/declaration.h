struct store;
int store_open(struct store *out);
