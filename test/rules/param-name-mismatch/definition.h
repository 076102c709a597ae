void seat_book(int row, int column);
