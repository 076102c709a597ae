#ifndef TRACE_H
#define TRACE_H

extern int trace_level __asm__("trace_level_v2");

void trace_write(const char *line);

#endif
