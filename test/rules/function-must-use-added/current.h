#ifndef LOCK_H
#define LOCK_H

typedef struct lock lock;

lock *lock_create(void);
void lock_release(lock *self);

__attribute__((warn_unused_result)) int lock_try(lock *self);

#endif
