void event_post(int kind);
