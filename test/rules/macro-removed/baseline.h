#ifndef UNIT_H
#define UNIT_H

long unit_parse(const char *text);

#define UNIT_TO_MILLI(value) ((value) * 1000L)

#endif
