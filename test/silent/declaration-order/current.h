void draw_end(void);
enum unit { UNIT_PIXEL, UNIT_POINT };
struct point { int x, y; };
int draw_line(struct point from, struct point to);
