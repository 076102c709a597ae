void gain_set(double level);
