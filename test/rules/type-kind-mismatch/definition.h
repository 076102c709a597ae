struct session;
void session_close(struct session *session);
