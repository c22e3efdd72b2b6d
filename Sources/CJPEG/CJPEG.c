#include "CJPEG.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

// libjpeg reports errors by longjmp, which must never cross a Swift frame: every jump starts and lands in this file.

/// More scans than any encoder writes: each costs a walk over the whole picture, so that a small file could ask for hours.
enum { most_scans = 200 };

struct failure {
    struct jpeg_error_mgr manager;  // first, so that libjpeg's pointer is ours
    jmp_buf landing;
    char *message;
    int status;
};

/// Where libjpeg reads from.
struct source {
    struct jpeg_source_mgr manager;  // first, so that libjpeg's pointer is ours
    int is_in_scans;
    /// Whether the file ended before its picture did, and an end was invented.
    int ran_dry;
};

static int is_invented(j_common_ptr info) {
    if (!info->is_decompressor) return 0;
    struct source *source = (struct source *)((j_decompress_ptr)info)->src;
    return source && source->ran_dry;
}

static void fail(j_common_ptr info) {
    struct failure *failure = (struct failure *)info->err;
    char text[JMSG_LENGTH_MAX];
    failure->manager.format_message(info, text);
    snprintf(failure->message, cjpeg_message_size, "%s", text);
    if (is_invented(info)) {
        // Behind the end of the file nothing is right, whatever libjpeg makes of it.
        failure->status = cjpeg_truncated;
        longjmp(failure->landing, 1);
    }
    switch (failure->manager.msg_code) {
    case JWRN_JPEG_EOF:
    case JERR_INPUT_EOF:
    case JERR_INPUT_EMPTY: failure->status = cjpeg_truncated; break;
    case JERR_BAD_PRECISION:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_SOF_UNSUPPORTED:
    case JERR_NOT_COMPILED:
    case JERR_ARITH_NOTIMPL: failure->status = cjpeg_unsupported; break;
    default: failure->status = cjpeg_damaged;
    }
    longjmp(failure->landing, 1);
}

static void note(j_common_ptr info, int level) {
    if (level >= 0) return;  // a trace message
    switch (info->err->msg_code) {
    case JWRN_EXTRANEOUS_DATA:   // padding between segments: many cameras write it
    case JWRN_ADOBE_XFORM:       // an unknown colour transform: libjpeg's guess is right in practice
    case JWRN_JFIF_MAJOR:        // a newer version number
    case JWRN_BOGUS_PROGRESSION: // scans in an unusual order
    case JWRN_NOT_SEQUENTIAL:    // a baseline scan's spectral selection, which says nothing: some phones write zeros
        info->err->num_warnings++;
        break;
    default: fail(info);  // the pixels that follow would be invented
    }
}

static void say_nothing(j_common_ptr info) { (void)info; }

static struct jpeg_error_mgr *prepare(struct failure *failure, char *message) {
    jpeg_std_error(&failure->manager);
    failure->manager.error_exit = fail;
    failure->manager.emit_message = note;
    failure->manager.output_message = say_nothing;
    failure->message = message;
    failure->status = cjpeg_damaged;
    message[0] = 0;
    return &failure->manager;
}

static void start_source(j_decompress_ptr info) { (void)info; }

/// Invents the marker that ends a picture, once: it may be all that is missing, and when it is not, the decoder asks for
/// more bits than there are, which `note` takes for what it is.
static boolean out_of_data(j_decompress_ptr info) {
    static const JOCTET end[] = {0xFF, JPEG_EOI};
    struct source *source = (struct source *)info->src;
    if (!source->is_in_scans || source->ran_dry) ERREXIT(info, JERR_INPUT_EOF);
    source->ran_dry = 1;
    source->manager.next_input_byte = end;
    source->manager.bytes_in_buffer = sizeof end;
    return TRUE;
}

static void skip(j_decompress_ptr info, long count) {
    if (count <= 0) return;
    size_t there = info->src->bytes_in_buffer;
    size_t skipped = (size_t)count < there ? (size_t)count : there;
    info->src->next_input_byte += skipped;
    info->src->bytes_in_buffer -= skipped;
}

static void use_source(j_decompress_ptr info, struct source *source, const uint8_t *bytes, size_t length) {
    source->manager.init_source = start_source;
    source->manager.fill_input_buffer = out_of_data;
    source->manager.skip_input_data = skip;
    source->manager.resync_to_restart = jpeg_resync_to_restart;
    source->manager.term_source = start_source;
    source->manager.next_input_byte = bytes;
    source->manager.bytes_in_buffer = length;
    source->is_in_scans = 0;
    source->ran_dry = 0;
    info->src = &source->manager;
}

/// What libjpeg calls again and again while it reads scans.
struct progress {
    struct jpeg_progress_mgr manager;  // first, so that libjpeg's pointer is ours
    /// The components that a scan was there for.
    int seen[MAX_COMPONENTS];
};

static void watch_scans(j_common_ptr common) {
    j_decompress_ptr info = (j_decompress_ptr)common;
    struct progress *progress = (struct progress *)info->progress;
    for (int i = 0; i < info->comps_in_scan; i++) progress->seen[info->cur_comp_info[i]->component_index] = 1;
    if (info->input_scan_number > most_scans) {
        struct failure *failure = (struct failure *)info->err;
        snprintf(failure->message, cjpeg_message_size, "it has more than %d scans", most_scans);
        failure->status = cjpeg_unsupported;
        longjmp(failure->landing, 1);
    }
}

/// Whether nothing but the end is missing of a picture of several scans: each component is there, and of a progressive one
/// each coefficient to its last bit. Within a scan, missing data is noticed when it is asked for.
static int scans_are_complete(j_decompress_ptr info, const struct progress *progress) {
    for (int component = 0; component < info->num_components; component++) {
        if (!progress->seen[component]) return 0;
        for (int k = 0; info->progressive_mode && k < DCTSIZE2; k++) {
            if (info->coef_bits[component][k] != 0) return 0;
        }
    }
    return 1;
}

int cjpeg_read_size(const uint8_t *bytes, size_t length, uint32_t *width, uint32_t *height, char *message) {
    struct jpeg_decompress_struct info;
    struct source source;
    struct failure failure;
    memset(&info, 0, sizeof info);
    info.err = prepare(&failure, message);
    if (setjmp(failure.landing)) {
        jpeg_destroy_decompress(&info);
        return failure.status;
    }
    jpeg_create_decompress(&info);
    use_source(&info, &source, bytes, length);
    jpeg_read_header(&info, TRUE);
    *width = info.image_width;
    *height = info.image_height;
    jpeg_destroy_decompress(&info);
    return cjpeg_ok;
}

/// `a * b / 255`, rounded, in integers.
static inline unsigned scaled(unsigned a, unsigned b) {
    unsigned t = a * b + 128;
    return ((t >> 8) + t) >> 8;
}

/// Inverted CMYK, as Adobe stores it, to RGB: `k' - (255 - c') * k'`, in Pillow's rounding.
static void convert_cmyk(const uint8_t *in, uint8_t *out, size_t width) {
    for (size_t x = 0; x < width; x++, in += 4, out += 3) {
        unsigned light = in[3];
        for (int c = 0; c < 3; c++) out[c] = (uint8_t)(light - scaled(255u - in[c], light));
    }
}

int cjpeg_decode(
    const uint8_t *bytes, size_t length, uint8_t *pixels, size_t capacity, int *end_is_missing, char *message) {
    struct jpeg_decompress_struct info;
    struct source source;
    struct progress progress;
    struct failure failure;
    memset(&info, 0, sizeof info);
    memset(&progress, 0, sizeof progress);
    info.err = prepare(&failure, message);
    if (setjmp(failure.landing)) {
        jpeg_destroy_decompress(&info);
        return failure.status;
    }
    jpeg_create_decompress(&info);
    progress.manager.progress_monitor = watch_scans;
    info.progress = &progress.manager;
    use_source(&info, &source, bytes, length);
    jpeg_read_header(&info, TRUE);

    // Huffman codes spend a bit on each block at least: a header that claims more blocks than there are bits lies, and is
    // refused before memory is asked for. Arithmetic codes can spend next to nothing, so that a few hundred bytes make
    // a picture of hundreds of megabytes; hardly a program writes them, and not every libjpeg reads them.
    if (info.arith_code) ERREXIT(&info, JERR_ARITH_NOTIMPL);
    size_t blocks = (size_t)((info.image_width + 7) / 8) * ((info.image_height + 7) / 8);
    if (blocks / 8 > length) ERREXIT(&info, JERR_INPUT_EOF);

    int inks = info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
    info.out_color_space = inks ? JCS_CMYK : JCS_RGB;
    source.is_in_scans = 1;
    jpeg_start_decompress(&info);
    if (jpeg_has_multiple_scans(&info) && source.ran_dry && !scans_are_complete(&info, &progress)) {
        ERREXIT(&info, JERR_INPUT_EOF);
    }
    size_t stride = (size_t)info.output_width * 3;
    if (stride == 0 || capacity / stride < info.output_height) ERREXIT(&info, JERR_IMAGE_TOO_BIG);

    JSAMPARRAY line = NULL;
    if (inks) {
        line = info.mem->alloc_sarray((j_common_ptr)&info, JPOOL_IMAGE, (JDIMENSION)(info.output_width * 4), 1);
    }
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = pixels + info.output_scanline * stride;
        if (inks) {
            jpeg_read_scanlines(&info, line, 1);
            convert_cmyk(line[0], row, info.output_width);
        } else {
            jpeg_read_scanlines(&info, &row, 1);
        }
    }
    jpeg_finish_decompress(&info);
    *end_is_missing = source.ran_dry;
    jpeg_destroy_decompress(&info);
    return cjpeg_ok;
}

/// Where an encoded picture grows; libjpeg's own memory destination frees behind its caller's back when it fails.
struct sink {
    struct jpeg_destination_mgr manager;  // first, so that libjpeg's pointer is ours
    uint8_t *bytes;
    size_t capacity;
};

static boolean grow(j_compress_ptr info) {
    struct sink *sink = (struct sink *)info->dest;
    size_t used = sink->capacity;  // libjpeg calls this when all of it is full, whatever its counters say
    size_t capacity = used ? used * 2 : 65536;
    uint8_t *grown = realloc(sink->bytes, capacity);
    if (!grown) ERREXIT1(info, JERR_OUT_OF_MEMORY, 0);
    sink->bytes = grown;
    sink->capacity = capacity;
    sink->manager.next_output_byte = grown + used;
    sink->manager.free_in_buffer = capacity - used;
    return TRUE;
}

static void start_sink(j_compress_ptr info) { grow(info); }

static void finish_sink(j_compress_ptr info) { (void)info; }

int cjpeg_encode(
    const uint8_t *pixels, uint32_t width, uint32_t height, int quality, uint8_t **encoded, size_t *encoded_length,
    char *message) {
    struct jpeg_compress_struct info;
    struct failure failure;
    struct sink sink = {{NULL, 0, start_sink, grow, finish_sink}, NULL, 0};
    memset(&info, 0, sizeof info);
    info.err = prepare(&failure, message);
    if (setjmp(failure.landing)) {
        jpeg_destroy_compress(&info);
        free(sink.bytes);
        return failure.status;
    }
    jpeg_create_compress(&info);
    info.dest = &sink.manager;
    info.image_width = width;
    info.image_height = height;
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    if (quality >= 90) info.comp_info[0].h_samp_factor = info.comp_info[0].v_samp_factor = 1;
    info.optimize_coding = TRUE;
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < height) {
        JSAMPROW row = (JSAMPROW)(pixels + (size_t)info.next_scanline * width * 3);
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    *encoded = sink.bytes;
    *encoded_length = sink.capacity - sink.manager.free_in_buffer;
    jpeg_destroy_compress(&info);
    return cjpeg_ok;
}

void cjpeg_free(uint8_t *encoded) { free(encoded); }
