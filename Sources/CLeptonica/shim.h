// Leptonica: reads the pixels of images, for `load` and for previews.
#ifndef APIPLAYGROUND_CLEPTONICA_SHIM_H
#define APIPLAYGROUND_CLEPTONICA_SHIM_H

#include <stdio.h>

// Homebrew's pkg-config names the folder of the headers, Debian's the one above it.
#if __has_include(<leptonica/allheaders.h>)
#include <leptonica/allheaders.h>
#else
#include <allheaders.h>
#endif

// The libraries under Leptonica write what they think of an image to `stderr`, which is the learner's terminal. There is
// no other way to hold them back than to give them another stream for the time of a call.
static inline FILE *playground_exchange_stderr(FILE *stream) {
    FILE *before = stderr;
    stderr = stream;
    return before;
}

#endif
