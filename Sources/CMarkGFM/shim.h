// GitHub's dialect of CommonMark: the parser, and the table extension that lessons use.
#ifndef APIPLAYGROUND_CMARKGFM_SHIM_H
#define APIPLAYGROUND_CMARKGFM_SHIM_H

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

#endif
