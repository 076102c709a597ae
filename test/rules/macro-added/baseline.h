#ifndef BITS_H
#define BITS_H

unsigned int bits_count(unsigned long word);

#endif
