#include "CPNG.h"

#include <limits.h>
#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

// libpng reports errors by longjmp, which must never cross a Swift frame: every jump starts and lands in this file.

/// Where libpng reads from.
struct source {
    const uint8_t *bytes;
    size_t length;
    size_t position;
    int ran_dry;
};

/// Where libpng writes to.
struct sink {
    uint8_t *bytes;
    size_t length;
    size_t capacity;
    int out_of_memory;
};

static void keep_message(png_structp png, png_const_charp text) {
    char *message = png_get_error_ptr(png);
    snprintf(message, cpng_message_size, "%s", text);
    png_longjmp(png, 1);
}

static void ignore_warning(png_structp png, png_const_charp text) {
    // Warnings are about chunks beside the picture (a profile, a comment); the pixels are checked by errors.
    (void)png;
    (void)text;
}

static void pull(png_structp png, png_bytep into, size_t count) {
    struct source *source = png_get_io_ptr(png);
    if (count > source->length - source->position) {
        source->ran_dry = 1;
        png_error(png, "the data ends before the picture is complete");
    }
    memcpy(into, source->bytes + source->position, count);
    source->position += count;
}

static void push(png_structp png, png_bytep from, size_t count) {
    struct sink *sink = png_get_io_ptr(png);
    if (count > sink->capacity - sink->length) {
        size_t capacity = sink->capacity ? sink->capacity : 65536;
        while (capacity - sink->length < count) capacity *= 2;
        uint8_t *grown = realloc(sink->bytes, capacity);
        if (!grown) {
            sink->out_of_memory = 1;
            png_error(png, "out of memory");
        }
        sink->bytes = grown;
        sink->capacity = capacity;
    }
    memcpy(sink->bytes + sink->length, from, count);
    sink->length += count;
}

static void flush(png_structp png) { (void)png; }

/// Reads the header chunks, ignoring everything beside the picture so that no chunk can claim memory.
static void read_header(png_structp png, png_infop info, struct source *source) {
    png_set_read_fn(png, source, pull);
    png_set_user_limits(png, 0x7fffffff, 0x7fffffff);
#ifdef PNG_HANDLE_AS_UNKNOWN_SUPPORTED
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
    static const png_byte beside[] =
        "bKGD\0cHRM\0eXIf\0gAMA\0hIST\0iCCP\0iTXt\0oFFs\0pCAL\0pHYs\0sBIT\0sCAL\0sPLT\0sRGB\0sTER\0tEXt\0tIME\0tRNS\0zTXt";
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, beside, (int)(sizeof(beside) / 5));
#endif
    png_read_info(png, info);
}

int cpng_read_size(const uint8_t *bytes, size_t length, uint32_t *width, uint32_t *height, char *message) {
    struct source source = {bytes, length, 0, 0};
    message[0] = 0;
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, message, keep_message, ignore_warning);
    if (!png) return cpng_out_of_memory;
    png_infop info = png_create_info_struct(png);
    if (!info) {
        png_destroy_read_struct(&png, NULL, NULL);
        return cpng_out_of_memory;
    }
    if (setjmp(png_jmpbuf(png))) {
        png_destroy_read_struct(&png, &info, NULL);
        return source.ran_dry ? cpng_truncated : cpng_damaged;
    }
    read_header(png, info, &source);
    *width = png_get_image_width(png, info);
    *height = png_get_image_height(png, info);
    png_destroy_read_struct(&png, &info, NULL);
    return cpng_ok;
}

int cpng_decode(
    const uint8_t *bytes, size_t length, uint8_t *pixels, size_t capacity, int *end_is_missing, char *message) {
    struct source source = {bytes, length, 0, 0};
    png_bytep *volatile rows = NULL;
    volatile int rows_are_complete = 0;
    *end_is_missing = 0;
    message[0] = 0;
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, message, keep_message, ignore_warning);
    if (!png) return cpng_out_of_memory;
    png_infop info = png_create_info_struct(png);
    if (!info) {
        png_destroy_read_struct(&png, NULL, NULL);
        return cpng_out_of_memory;
    }
    if (setjmp(png_jmpbuf(png))) {
        free(rows);
        png_destroy_read_struct(&png, &info, NULL);
        if (rows_are_complete && source.ran_dry) {
            *end_is_missing = 1;
            return cpng_ok;
        }
        return source.ran_dry ? cpng_truncated : cpng_damaged;
    }
    read_header(png, info, &source);

    png_set_strip_16(png);
    png_set_palette_to_rgb(png);
    png_set_expand_gray_1_2_4_to_8(png);
    png_set_gray_to_rgb(png);
    png_set_strip_alpha(png);
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);

    size_t width = png_get_image_width(png, info);
    size_t height = png_get_image_height(png, info);
    size_t stride = png_get_rowbytes(png, info);
    if (stride != width * 3 || capacity / stride < height) png_error(png, "the rows have an unexpected size");
    if (passes > 1) {
        // Interlaced passes refine rows that are already there, so that all rows are given at once.
        memset(pixels, 0, stride * height);
        rows = malloc(height * sizeof(png_bytep));
        if (!rows) png_error(png, "out of memory");
        for (size_t y = 0; y < height; y++) rows[y] = pixels + y * stride;
        png_read_image(png, rows);
    } else {
        for (size_t y = 0; y < height; y++) png_read_row(png, pixels + y * stride, NULL);
    }
    rows_are_complete = 1;
    png_read_end(png, NULL);
    free(rows);
    png_destroy_read_struct(&png, &info, NULL);
    return cpng_ok;
}

int cpng_inflate(const uint8_t *bytes, size_t length, uint8_t *text, size_t capacity, size_t *text_length) {
    z_stream stream = {0};
    *text_length = 0;
    if (length > UINT_MAX || capacity > UINT_MAX || inflateInit(&stream) != Z_OK) return cpng_out_of_memory;
    stream.next_in = (z_const Bytef *)bytes;
    stream.avail_in = (uInt)length;
    stream.next_out = text;
    stream.avail_out = (uInt)capacity;
    int status = inflate(&stream, Z_SYNC_FLUSH);
    size_t left = stream.avail_out;
    inflateEnd(&stream);
    if (status != Z_STREAM_END && status != Z_OK && status != Z_BUF_ERROR) return cpng_damaged;
    if (status != Z_STREAM_END && left == 0) return cpng_too_long;
    *text_length = capacity - left;
    return cpng_ok;
}

int cpng_encode(
    const uint8_t *pixels, uint32_t width, uint32_t height, int level, uint8_t **encoded, size_t *encoded_length,
    char *message) {
    struct sink sink = {NULL, 0, 0, 0};
    message[0] = 0;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, message, keep_message, ignore_warning);
    if (!png) return cpng_out_of_memory;
    png_infop info = png_create_info_struct(png);
    if (!info) {
        png_destroy_write_struct(&png, NULL);
        return cpng_out_of_memory;
    }
    if (setjmp(png_jmpbuf(png))) {
        free(sink.bytes);
        png_destroy_write_struct(&png, &info);
        return sink.out_of_memory ? cpng_out_of_memory : cpng_damaged;
    }
    png_set_write_fn(png, &sink, push, flush);
    png_set_user_limits(png, 0x7fffffff, 0x7fffffff);
    png_set_compression_level(png, level);
    png_set_IHDR(
        png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
        PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    for (size_t y = 0; y < height; y++) png_write_row(png, (png_bytep)(pixels + y * (size_t)width * 3));
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    *encoded = sink.bytes;
    *encoded_length = sink.length;
    return cpng_ok;
}

void cpng_free(uint8_t *encoded) { free(encoded); }
