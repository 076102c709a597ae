#ifndef EVENT_LOOP_H
#define EVENT_LOOP_H

/* A reactor: tagged unions, tables of callbacks, anonymous members, per-platform handles. */

#include <inttypes.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#ifdef _WIN32
typedef void *evl_handle;
#define EVL_INVALID ((void *)-1)
#else
typedef int evl_handle;
#define EVL_INVALID (-1)
#endif

#define EVL_BEGIN(name) typedef struct name name; struct name {
#define EVL_END(name) }
#define EVL_EVENTS(X) X(READ, 1) X(WRITE, 2) X(TIMER, 4) X(SIGNAL, 8)
#define EVL_EVENT_VALUE(name, value) EVL_##name = value,

enum evl_kind { EVL_EVENTS(EVL_EVENT_VALUE) EVL_ALL = 15 };

typedef struct evl_loop evl_loop;
typedef struct evl_watcher evl_watcher;
typedef union evl_value evl_value;

typedef void (*evl_callback)(evl_loop *loop, evl_watcher *watcher, unsigned events);
typedef int evl_step(evl_loop *loop, int64_t timeout_ns);
typedef void (*evl_sink)(void *, const char *, va_list);

union evl_value {
  int64_t integer;
  double real;
  void *pointer;
  char small[8];
};

struct evl_watcher {
  evl_watcher *previous, *next;
  evl_callback callback;
  void *data;
  enum evl_kind kind;
  unsigned active : 1;
  unsigned pending : 1;
  unsigned priority : 3;
  union {
    evl_handle handle;
    struct {
      int64_t after;
      int64_t repeat;
    };
    int signal;
  };
};

EVL_BEGIN(evl_backend)
  const char *name;
  int (*start)(evl_loop *loop);
  int (*poll)(evl_loop *loop, int64_t timeout_ns);
  void (*modify)(evl_loop *loop, evl_handle handle, unsigned before, unsigned after);
  void (*stop)(evl_loop *loop);
  const evl_callback *fallbacks;
EVL_END(evl_backend);

struct evl_timer_heap {
  size_t count, capacity;
  struct evl_timer_node {
    int64_t at;
    evl_watcher *watcher;
  } * nodes, root;
};

typedef struct {
  evl_value value;
  enum { EVL_NONE, EVL_INTEGER, EVL_REAL, EVL_POINTER } tag;
} evl_variant;

typedef struct evl_queue {
  evl_variant items[64];
  volatile uint32_t head;
  volatile uint32_t tail;
} evl_queue;

struct evl_limits {
  long open_files;
  unsigned long memory;
  unsigned short depth;
  signed char nice;
  long long budget;
};

evl_loop *evl_loop_new(const evl_backend *backend, unsigned flags);
void evl_loop_free(evl_loop *loop);
int evl_run(evl_loop *loop);
int evl_run_once(evl_loop *loop, int64_t timeout_ns);
void evl_break(evl_loop *loop);
int64_t evl_now(const evl_loop *loop);
evl_watcher *evl_watch(evl_loop *loop, evl_handle handle, enum evl_kind kind, evl_callback callback);
evl_watcher *evl_timer(evl_loop *loop, int64_t after, int64_t repeat, evl_callback callback, void *data);
void evl_unwatch(evl_loop *loop, evl_watcher *watcher);
evl_callback evl_swap(evl_watcher *watcher, evl_callback callback);
int evl_send(evl_loop *loop, evl_variant message);
evl_variant evl_receive(evl_loop *loop);
union evl_value evl_peek(const evl_queue *queue, size_t at);
size_t evl_pending(const evl_loop *loop, const evl_watcher *watchers[], size_t count);
void evl_trace(evl_loop *loop, evl_sink sink, void *context);
void evl_vtrace(evl_loop *loop, const char *format, va_list arguments);
int evl_limits_set(evl_loop *, const struct evl_limits *), evl_limits_get(const evl_loop *, struct evl_limits *);
evl_step *evl_stepper(evl_loop *loop);
evl_step evl_default_step;
const evl_backend *const *evl_backends(size_t *count);
int (*evl_hooks(evl_loop *loop))(evl_loop *, int);
unsigned char (*evl_masks(void))[16];
void *evl_data(const evl_watcher *watcher);
char *evl_name(unsigned kind, char buffer[16]);
int evl_fork(evl_loop *loop, int argc, char *argv[], char *const environment[]);
uintptr_t evl_token(const volatile void *address);
extern const evl_backend evl_epoll, evl_kqueue;
extern struct evl_limits evl_default_limits;
extern volatile int evl_interrupted;
inline int evl_is_active(const evl_watcher *watcher) { return watcher->active; }

#endif
