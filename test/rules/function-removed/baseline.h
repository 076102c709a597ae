#ifndef KV_H
#define KV_H

typedef struct kv_store kv_store;

kv_store *kv_open(const char *path);
void kv_close(kv_store *store);
int kv_put(kv_store *store, const char *key, const char *value);

/* Rewrites the file without deleted entries. */
int kv_compact(kv_store *store, unsigned int budget_ms);

#endif
