#ifndef LOG_H
#define LOG_H

int log_open(const char *path);
void log_write(const char *line);
void log_close(void);

extern int log_threshold;

#endif
