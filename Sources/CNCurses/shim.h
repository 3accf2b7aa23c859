// ncurses as Swift can call it: the wide-character build, plus wrappers for its macros and variadic functions.
#ifndef APIPLAYGROUND_CNCURSES_SHIM_H
#define APIPLAYGROUND_CNCURSES_SHIM_H

#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <ncurses.h>

#endif
