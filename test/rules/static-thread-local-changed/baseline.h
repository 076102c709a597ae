#ifndef STATUS_H
#define STATUS_H

const char *status_text(int code);

extern int status_last;

#endif
