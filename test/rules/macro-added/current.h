#ifndef BITS_H
#define BITS_H

unsigned int bits_count(unsigned int word);

#define BITS_MASK(count) ((1u << (count)) - 1u)

#endif
