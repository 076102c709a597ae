#ifndef ERROR_H
#define ERROR_H

void error_clear(void);

char *error_text(int code);

#endif
