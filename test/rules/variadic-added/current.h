#ifndef TRACE_H
#define TRACE_H

void trace_begin(const char *section);
void trace_end(void);

int trace_note(int level, const char *format, ...);

#endif
