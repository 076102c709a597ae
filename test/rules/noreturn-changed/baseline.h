#ifndef BOOT_H
#define BOOT_H

void boot_report(const char *line);

_Noreturn void boot_panic(const char *reason);

#endif
