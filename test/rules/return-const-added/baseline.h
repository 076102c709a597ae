#ifndef LOCALE_H
#define LOCALE_H

int locale_select(const char *tag);

char *locale_name(void);

#endif
