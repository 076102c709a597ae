void matrix_fill(double cells[9]);
