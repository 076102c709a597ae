#ifndef RING_H
#define RING_H

#define RING_ALIGN 16

#define RING_SLOTS 64ULL

typedef struct ring ring;

ring *ring_create(unsigned int slots);

#endif
