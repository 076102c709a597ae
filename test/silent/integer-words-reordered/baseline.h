unsigned long int counter_read(short int which);
