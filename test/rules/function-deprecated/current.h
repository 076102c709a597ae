#ifndef MAIL_H
#define MAIL_H

int mail_send(const char *to, const char *body);

__attribute__((deprecated("use mail_send"))) int mail_queue(const char *to);

#endif
