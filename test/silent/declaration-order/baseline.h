struct point { int x, y; };
enum unit { UNIT_PIXEL, UNIT_POINT };
int draw_line(struct point from, struct point to);
void draw_end(void);
