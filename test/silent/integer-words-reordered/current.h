long unsigned counter_read(signed short which);
