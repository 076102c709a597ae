#ifndef UNIT_H
#define UNIT_H

long unit_parse(const char *text);

#endif
