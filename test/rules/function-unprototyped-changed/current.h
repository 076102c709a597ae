#ifndef MODEM_H
#define MODEM_H

int modem_dial(const char *number);
void modem_hang_up(void);

int modem_reset(void);

#endif
