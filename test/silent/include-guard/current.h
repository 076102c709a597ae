#pragma once
struct kv;
void kv_close(struct kv *store);
