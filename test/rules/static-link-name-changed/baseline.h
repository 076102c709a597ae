#ifndef TRACE_H
#define TRACE_H

extern int trace_level;

void trace_write(const char *line);

#endif
