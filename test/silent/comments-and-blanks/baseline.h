/* Opens a sensor. */
int sensor_open(int bus);
