#ifndef RENDER_H
#define RENDER_H

void render_frame(void);

extern unsigned int render_frames_dropped;

#endif
