#ifndef JSON_H
#define JSON_H

typedef struct json json;

json *json_parse(const char *text);
void json_free(json *value);

int json_print(const json *value, char **text);

#endif
