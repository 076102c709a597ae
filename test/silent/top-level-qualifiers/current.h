int mixer_gain(const int channel, char *const name);
