#ifndef LOCK_H
#define LOCK_H

typedef struct lock lock;

lock *lock_create(void);
void lock_release(lock *self);

int lock_try(lock *self);

#endif
