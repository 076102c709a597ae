extern double scale;
