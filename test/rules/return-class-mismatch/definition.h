struct point { double x; double y; };
struct point cursor_place(void);
