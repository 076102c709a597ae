void matrix_fill(double cells[16]);
