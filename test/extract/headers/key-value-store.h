#ifndef KEY_VALUE_STORE_H
#define KEY_VALUE_STORE_H

/* An embedded store: handles, options by value, iterators, a transaction log. */

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#if defined(_WIN32) && defined(KVS_SHARED)
#define KVS_API __declspec(dllimport)
#elif defined(__GNUC__)
#define KVS_API __attribute__((visibility("default")))
#else
#define KVS_API
#endif

#if defined(__GNUC__)
#define KVS_CHECKED __attribute__((warn_unused_result))
#define KVS_FORMAT(at, rest) __attribute__((format(printf, at, rest)))
#define KVS_OLD(text) __attribute__((deprecated(text)))
#else
#define KVS_CHECKED
#define KVS_FORMAT(at, rest)
#define KVS_OLD(text)
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define KVS_VERSION_MAJOR 3
#define KVS_VERSION_MINOR 14
#define KVS_MAX_KEY (1u << 16)
#define KVS_NAME_LENGTH 32

typedef enum kvs_status {
  KVS_OK = 0,
  KVS_NOT_FOUND = 1,
  KVS_CORRUPT,
  KVS_IO = 10,
  KVS_BUSY,
  KVS_FULL = KVS_IO + 5,
  KVS_LAST = KVS_FULL
} kvs_status;

enum kvs_open_flags {
  KVS_READ_ONLY = 1 << 0,
  KVS_CREATE = 1 << 1,
  KVS_SYNC = 1 << 2,
  KVS_MODES = KVS_READ_ONLY | KVS_CREATE
};

enum { KVS_PAGE_BITS = 12, KVS_PAGE = 1 << KVS_PAGE_BITS };

typedef struct kvs_db kvs_db;
typedef struct kvs_cursor kvs_cursor;
struct kvs_transaction;

typedef struct kvs_slice {
  const uint8_t *data;
  size_t length;
} kvs_slice;

typedef uint64_t kvs_sequence;
typedef unsigned char kvs_digest[KVS_NAME_LENGTH];
typedef int (*kvs_compare)(const void *context, kvs_slice left, kvs_slice right);
typedef void kvs_logger(void *context, int level, const char *text);
typedef struct kvs_options *kvs_options_ptr;

typedef struct kvs_options {
  size_t cache_bytes;
  uint32_t page_bytes;
  unsigned create : 1, read_only : 1;
  unsigned : 2;
  unsigned compression : 4;
  unsigned : 0;
  kvs_compare compare;
  kvs_logger *logger;
  void *context;
  char name[KVS_NAME_LENGTH];
  struct {
    int first, last;
  } range;
  union {
    uint64_t number;
    void *pointer;
  };
} kvs_options;

struct kvs_statistics {
  uint64_t reads[4], writes[2][2];
  double hit_rate;
  struct kvs_statistics *next;
  kvs_digest digest;
};

struct kvs_record {
  kvs_sequence sequence;
  uint16_t length;
  uint8_t bytes[];
};

extern const char *const kvs_version_text;
extern kvs_sequence kvs_last_sequence, *kvs_sequences;
KVS_API extern int kvs_log_level;

KVS_API kvs_status kvs_open(const char *path, const kvs_options *options, kvs_db **db) KVS_CHECKED;
KVS_API kvs_status kvs_open_file(FILE *file, enum kvs_open_flags flags, kvs_db **db);
KVS_API void kvs_close(kvs_db *db);
KVS_API kvs_status kvs_get(kvs_db *db, kvs_slice key, kvs_slice *value);
KVS_API kvs_status kvs_put(kvs_db *db, kvs_slice key, kvs_slice value);
KVS_API kvs_status kvs_delete(kvs_db *, kvs_slice);
KVS_API struct kvs_transaction *kvs_begin(kvs_db *db);
KVS_API kvs_status kvs_commit(struct kvs_transaction *transaction), kvs_abort(struct kvs_transaction *);
KVS_API kvs_cursor *kvs_scan(kvs_db *db, const kvs_slice range[static 2]);
KVS_API int kvs_next(kvs_cursor *restrict cursor, kvs_slice *restrict key, kvs_slice *restrict value);
KVS_API void kvs_scan_end(kvs_cursor *cursor);
KVS_API struct kvs_statistics kvs_statistics_of(const kvs_db *db);
KVS_API kvs_options kvs_default_options(void);
KVS_API kvs_compare kvs_set_compare(kvs_db *db, kvs_compare compare);
KVS_API void (*kvs_set_hook(kvs_db *db, void (*hook)(kvs_db *, int)))(kvs_db *, int);
KVS_API int kvs_log(kvs_db *db, const char *format, ...) KVS_FORMAT(2, 3);
KVS_API size_t kvs_dump(const kvs_db *db, char (*rows)[80], size_t count);
KVS_API kvs_status kvs_repair(const char *path) KVS_OLD("open with KVS_CREATE");
unsigned long long kvs_count(const kvs_db *db);
kvs_logger kvs_default_logger;

static inline kvs_slice kvs_slice_of(const void *data, size_t length) {
  kvs_slice slice;
  slice.data = (const uint8_t *)data;
  slice.length = length;
  return slice;
}

#if KVS_VERSION_MAJOR >= 3
KVS_API kvs_status kvs_checkpoint(kvs_db *db, unsigned timeout_ms);
#else
KVS_API int kvs_checkpoint(kvs_db *db);
#endif

#ifdef __cplusplus
}
#endif

#endif
