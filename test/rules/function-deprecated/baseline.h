#ifndef MAIL_H
#define MAIL_H

int mail_send(const char *to, const char *body);

int mail_queue(const char *to);

#endif
