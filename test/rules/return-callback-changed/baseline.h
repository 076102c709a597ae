#ifndef FILTER_H
#define FILTER_H

int filter_count(void);

int (*filter_kernel(int index))(const float *input);

#endif
