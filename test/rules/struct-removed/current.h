#ifndef BLOBSTORE_H
#define BLOBSTORE_H

#include <stdint.h>

typedef struct blob_store blob_store;

int blob_put(blob_store *store, const uint8_t *bytes, uint64_t length);

#endif
