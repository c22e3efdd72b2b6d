#ifndef CJPEG_H
#define CJPEG_H

#include <stddef.h>
#include <stdint.h>

/// How a call ended. Anything but `cjpeg_ok` leaves a sentence in the caller's message buffer.
enum cjpeg_status { cjpeg_ok = 0, cjpeg_damaged = 1, cjpeg_truncated = 2, cjpeg_unsupported = 3 };

/// The room that a message buffer must have.
enum { cjpeg_message_size = 256 };

/// Reads the size of a JPEG without decoding any pixel.
int cjpeg_read_size(const uint8_t *bytes, size_t length, uint32_t *width, uint32_t *height, char *message);

/// Decodes a JPEG (baseline or progressive; gray, YCbCr, RGB, CMYK, YCCK) into `width * height * 3` bytes of RGB.
///
/// Damage to the picture's data is an error here, where libjpeg itself only warns and paints gray. CMYK is taken to be
/// inverted, as Adobe writes it, and is turned into RGB as Pillow does. `*end_is_missing` says whether the file ended where
/// only the marker of its end was still to come.
int cjpeg_decode(
    const uint8_t *bytes, size_t length, uint8_t *pixels, size_t capacity, int *end_is_missing, char *message);

/// Encodes RGB rows as a baseline JPEG with 4:2:0 chroma, or 4:4:4 from quality 90; freed with `cjpeg_free`.
int cjpeg_encode(
    const uint8_t *pixels, uint32_t width, uint32_t height, int quality, uint8_t **encoded, size_t *encoded_length,
    char *message);

void cjpeg_free(uint8_t *encoded);

#endif
