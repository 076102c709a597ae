#ifndef UNIT_H
#define UNIT_H

long unit_parse(const char *text);

#define unit_parse_milli(text) (unit_parse(text) * 1000L)

#endif
