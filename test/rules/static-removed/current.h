#ifndef RENDER_H
#define RENDER_H

void render_frame(void);

#endif
