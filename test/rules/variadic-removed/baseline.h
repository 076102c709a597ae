#ifndef QUERY_H
#define QUERY_H

typedef struct query query;

query *query_prepare(const char *text);
void query_free(query *self);

int query_run(query *self, const char *arguments, ...);

#endif
