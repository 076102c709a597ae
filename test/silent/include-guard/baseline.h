#ifndef KV_H
#define KV_H
struct kv;
void kv_close(struct kv *store);
#endif
