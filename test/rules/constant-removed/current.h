#ifndef VOLUME_H
#define VOLUME_H

#define VOLUME_MUTE 0
#define VOLUME_FULL 100

int volume_set(int percent);

#endif
