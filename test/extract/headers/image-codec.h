#pragma once

// Reading and writing pictures: planes, palettes, colour profiles, chunks of the file format.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ICX_CALL
#define ICX_EXPORT(type) extern type ICX_CALL
#define ICX_HANDLE(name) typedef struct name##_s *name
#define ICX_MAX_PLANES 4

ICX_HANDLE(icx_reader);
ICX_HANDLE(icx_writer);
ICX_HANDLE(icx_profile);

typedef int32_t icx_fixed;
typedef int64_t icx_offset;
typedef void *(*icx_allocate)(void *user, size_t bytes);
typedef void (*icx_release)(void *user, void *memory);
typedef ptrdiff_t (*icx_read)(void *user, void *buffer, size_t bytes);
typedef bool icx_progress(void *user, float done);

typedef enum {
  ICX_GRAY,
  ICX_GRAY_ALPHA,
  ICX_RGB,
  ICX_RGBA,
  ICX_CMYK = 8,
  ICX_LAB = 0x10,
} icx_color;

typedef enum icx_error {
  ICX_ERROR_NONE,
  ICX_ERROR_MEMORY = -1,
  ICX_ERROR_FORMAT = -2,
  ICX_ERROR_TRUNCATED = -3
} icx_error;

enum icx_filter { ICX_FILTER_NONE = 'n', ICX_FILTER_SUB = 's', ICX_FILTER_PAETH = 'p' };

typedef struct {
  uint32_t width;
  uint32_t height;
  uint8_t depth;
  icx_color color;
  _Bool interlaced;
} icx_header;

typedef struct icx_plane {
  uint8_t *restrict samples;
  ptrdiff_t stride;
  const struct icx_plane *alpha;
} icx_plane;

typedef struct icx_image {
  icx_header header;
  icx_plane planes[ICX_MAX_PLANES];
  union icx_background {
    uint16_t gray;
    struct {
      uint16_t red, green, blue;
    } rgb;
    uint8_t index;
  } background;
  struct icx_image *next, **previous;
  icx_progress *progress;
} icx_image;

union icx_sample {
  uint8_t bits8[8];
  uint16_t bits16[4];
  float floats[2];
  double wide;
};

struct icx_palette_entry {
  unsigned char red, green, blue, alpha;
};

struct icx_palette {
  unsigned count : 9;
  unsigned sorted : 1;
  signed bias : 6;
  struct icx_palette_entry entries[256];
};

struct icx_io {
  icx_read read;
  ptrdiff_t (*write)(void *user, const void *buffer, size_t bytes);
  int (*seek)(void *user, icx_offset offset, int whence);
  void (*close)(void *user);
  void *user;
};

struct icx_tables {
  const double (*matrix)[3];
  short *rows[16];
  int (*dispatch[ICX_LAB])(icx_reader, void *);
  char text[sizeof(struct icx_palette_entry) * 4];
};

ICX_EXPORT(unsigned) icx_version(void);
ICX_EXPORT(const char *) icx_describe(icx_error error);
ICX_EXPORT(icx_reader) icx_reader_new(struct icx_io io, icx_allocate allocate, icx_release release);
ICX_EXPORT(void) icx_reader_free(icx_reader reader);
ICX_EXPORT(icx_error) icx_read_header(icx_reader reader, icx_header *header);
ICX_EXPORT(icx_error) icx_read_rows(icx_reader reader, uint8_t **rows, unsigned first, unsigned count);
ICX_EXPORT(icx_error) icx_read_image(icx_reader reader, icx_image *image, icx_progress progress);
ICX_EXPORT(icx_writer) icx_writer_new(const struct icx_io *io);
ICX_EXPORT(icx_error) icx_write_header(icx_writer writer, icx_header header);
ICX_EXPORT(icx_error) icx_write_rows(icx_writer, uint8_t *const *, unsigned, unsigned);
ICX_EXPORT(icx_error) icx_write_text(icx_writer writer, const char key[80], const char *text, ...);
ICX_EXPORT(void) icx_writer_free(icx_writer writer);
ICX_EXPORT(icx_profile) icx_profile_parse(const void *data, size_t length);
ICX_EXPORT(icx_error) icx_convert(icx_profile from, icx_profile to, const icx_image *source, icx_image *target);
ICX_EXPORT(union icx_sample) icx_sample_at(const icx_image *image, unsigned x, unsigned y);
ICX_EXPORT(struct icx_palette *) icx_palette_of(icx_image *image);
ICX_EXPORT(icx_fixed) icx_gamma(const icx_image *image);
ICX_EXPORT(long double) icx_exact_gamma(const icx_image *);
ICX_EXPORT(enum icx_filter) icx_best_filter(const uint8_t (*row)[16], size_t length);
ICX_EXPORT(icx_read) icx_file_reader(const char *path);
ICX_EXPORT(wchar_t *) icx_wide_path(const wchar_t *folder, wchar_t separator);
ICX_EXPORT(void) icx_sort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *));
extern const struct icx_palette icx_web_palette;
extern icx_fixed icx_srgb[3][3], icx_white[3];
extern int (*icx_on_error)(icx_error, const char *);
static const int icx_default_depth = 8;
