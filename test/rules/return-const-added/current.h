#ifndef LOCALE_H
#define LOCALE_H

int locale_select(const char *tag);

const char *locale_name(void);

#endif
