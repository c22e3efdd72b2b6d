#ifndef CPNG_H
#define CPNG_H

#include <stddef.h>
#include <stdint.h>

/// How a call ended. Anything but `cpng_ok` leaves a sentence in the caller's message buffer.
enum cpng_status { cpng_ok = 0, cpng_damaged = 1, cpng_truncated = 2, cpng_out_of_memory = 3, cpng_too_long = 4 };

/// The room that a message buffer must have.
enum { cpng_message_size = 256 };

/// Reads the size of a PNG without decoding any pixel.
int cpng_read_size(const uint8_t *bytes, size_t length, uint32_t *width, uint32_t *height, char *message);

/// Decodes a PNG of any kind (palette, gray, 16 bits, alpha, interlaced) into `width * height * 3` bytes of RGB.
///
/// The high byte of 16 bits is kept, alpha is dropped, gamma and profiles are ignored. So does Pillow's `convert("RGB")`,
/// but for gray of 16 bits, which it clips at 255 instead. `*end_is_missing` says whether the file ended after the last row
/// and before the chunk that ends it.
int cpng_decode(
    const uint8_t *bytes, size_t length, uint8_t *pixels, size_t capacity, int *end_is_missing, char *message);

/// Inflates a text of a PNG; of a stream that ends early, what is there. `cpng_too_long` when `capacity` does not hold it.
int cpng_inflate(const uint8_t *bytes, size_t length, uint8_t *text, size_t capacity, size_t *text_length);

/// Encodes RGB rows as a PNG; `*encoded` is freed with `cpng_free`.
int cpng_encode(
    const uint8_t *pixels, uint32_t width, uint32_t height, int level, uint8_t **encoded, size_t *encoded_length,
    char *message);

void cpng_free(uint8_t *encoded);

#endif
