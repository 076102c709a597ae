#ifndef BITS_H
#define BITS_H

unsigned int bits_count(unsigned long word);

#define bits_is_set(word) (bits_count(word) != 0u)

#endif
