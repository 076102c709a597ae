#ifndef STATUS_H
#define STATUS_H

const char *status_text(int code);

extern _Thread_local int status_last;

#endif
