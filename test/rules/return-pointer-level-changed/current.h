#ifndef ENV_H
#define ENV_H

int env_set(const char *name, const char *value);

char **env_list(void);

#endif
