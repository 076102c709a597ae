#ifndef QUEUE_H
#define QUEUE_H

typedef struct queue queue;

queue *queue_create(void);
void queue_free(queue *self);

void queue_push(queue *self, const char *message);

#endif
