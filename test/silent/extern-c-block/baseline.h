int net_send(int socket, const void *bytes, int count);
