#ifndef PLUGIN_H
#define PLUGIN_H

typedef struct plugin plugin;

plugin *plugin_load(const char *path);
void plugin_unload(plugin *self);

int plugin_call(plugin *self, int command, long argument);

#endif
