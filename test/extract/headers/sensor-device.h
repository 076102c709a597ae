#ifndef SENSOR_DEVICE_H
#define SENSOR_DEVICE_H

/* A driver's interface with what compilers add to C: attributes, alignment, packing, fixed enums, assertions. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SND_PACKED __attribute__((__packed__))
#define SND_ALIGNED(n) __attribute__((aligned(n)))
#define SND_NONNULL __attribute__((nonnull))
#define SND_CHANNELS 6

typedef uint16_t snd_address;
typedef uint8_t snd_raw[SND_CHANNELS][2];
typedef struct snd_device snd_device;
typedef struct snd_bus snd_bus;
typedef void (*snd_interrupt)(snd_device *device, uint32_t status, void *context);
typedef int32_t (*snd_transfer)(snd_bus *bus, snd_address address, const uint8_t *out, uint8_t *in, size_t length);

enum snd_unit : uint8_t { SND_UNIT_NONE, SND_UNIT_KELVIN, SND_UNIT_PASCAL, SND_UNIT_G = 0x80 };

typedef enum snd_power { SND_OFF, SND_STANDBY, SND_ON } snd_power;

enum { SND_ERROR_BUS = -100, SND_ERROR_CRC, SND_ERROR_RANGE };

struct SND_PACKED snd_frame {
  uint8_t start;
  snd_address address;
  uint32_t timestamp;
  snd_raw samples;
  uint16_t crc;
};

#pragma pack(push, 2)
typedef struct snd_reply {
  uint8_t status;
  uint32_t value;
  uint64_t serial;
} snd_reply;
#pragma pack(pop)

struct snd_calibration {
  double offset[SND_CHANNELS];
  double scale[SND_CHANNELS];
  _Alignas(16) float matrix[16];
  _Atomic(int) generation;
  _Atomic uint32_t users;
  _Static_assert(sizeof(double) == 8, "matrix code wants binary64");
};

struct snd_buffer {
  size_t length;
  size_t capacity SND_ALIGNED(64);
  unsigned char bytes[];
} SND_ALIGNED(64);

typedef struct snd_register {
  uint32_t ready : 1;
  uint32_t mode : 3;
  uint32_t : 4;
  uint32_t gain : 8;
  uint32_t : 0;
  uint32_t raw;
} snd_register;

typedef union {
  snd_register bits;
  uint32_t words[2];
  __extension__ struct {
    uint16_t low, high;
  };
} snd_control;

struct snd_bus_operations {
  snd_transfer transfer;
  void (*lock)(snd_bus *bus) SND_NONNULL;
  void (*unlock)(snd_bus *bus) SND_NONNULL;
  __attribute__((noreturn)) void (*panic)(const char *reason);
};

_Static_assert(sizeof(snd_address) == 2, "addresses are 16 bits wide");

snd_bus *snd_bus_new(const struct snd_bus_operations *operations, void *context) SND_NONNULL;
void snd_bus_free(snd_bus *bus);
snd_device *snd_device_find(snd_bus *bus, snd_address address);
int snd_device_reset(snd_device *device);
int snd_device_power(snd_device *device, snd_power power);
int snd_device_read(snd_device *device, struct snd_frame *frame);
int snd_device_read_raw(snd_device *device, snd_raw samples);
snd_reply snd_device_command(snd_device *device, uint8_t command, uint32_t argument);
snd_control snd_device_control(const snd_device *device);
int snd_device_set_control(snd_device *device, snd_control control);
int snd_device_calibrate(snd_device *device, const struct snd_calibration *calibration);
enum snd_unit snd_device_unit(const snd_device *device, unsigned channel);
double snd_device_value(const snd_device *device, unsigned channel);
bool snd_device_is_ready(const snd_device *device);
__attribute__((pure)) uint16_t snd_crc(const void *data, size_t length);
snd_interrupt snd_device_on_interrupt(snd_device *device, snd_interrupt handler, void *context);
struct snd_buffer *snd_buffer_new(size_t capacity) __attribute__((malloc));
void snd_buffer_free(struct snd_buffer *buffer);
_Noreturn void snd_fatal(const char *format, ...);
const char *snd_error_text(int error) __attribute__((const, returns_nonnull));
int snd_poll(snd_device *const *devices, size_t count, int64_t timeout_us);
float _Complex snd_transfer_function(double frequency);
__extension__ typedef __signed__ long long snd_ticks;
snd_ticks snd_now(void) __asm__("snd_now_v2");
snd_ticks (snd_since)(snd_ticks start);
int snd_legacy();
extern _Thread_local int snd_last_error;
extern const struct snd_calibration snd_identity;
extern snd_device *snd_devices[], **snd_devices_end;

static inline __attribute__((always_inline)) uint32_t snd_pack(snd_register value) {
  union { snd_register bits; uint32_t word; } both = { .bits = value };
  for (int i = 0; i < 2; i++) { both.word ^= both.word >> 16; }
  return both.word;
}

#ifdef __cplusplus
}
#endif

#endif
