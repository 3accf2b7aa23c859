// PCRE2 for text in bytes: the matcher behind Python's `re` and the `pattern` of fields.
#ifndef APIPLAYGROUND_CPCRE2_SHIM_H
#define APIPLAYGROUND_CPCRE2_SHIM_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#endif
