void matrix_fill(double *cells);
