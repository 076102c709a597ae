/**
 * Opens a sensor on a bus.
 */

int
sensor_open(
    int bus   // counted from 0
);
