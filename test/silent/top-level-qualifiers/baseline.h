int mixer_gain(int channel, char *name);
