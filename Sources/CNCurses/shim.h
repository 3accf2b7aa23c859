// ncurses as Swift can call it: the wide-character build, plus wrappers for its macros and variadic functions, and the
// signal handlers that must be C because they may only call async-signal-safe functions.
#ifndef APIPLAYGROUND_CNCURSES_SHIM_H
#define APIPLAYGROUND_CNCURSES_SHIM_H

#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>
// term.h defines a macro for each capability, `lines` and `columns` among them.
#undef lines
#undef columns

// Screen

/// Opens the terminal; false where terminfo does not know `TERM` (initscr would end the process).
///
/// `preferred` is a terminal to take where terminfo knows it, in the place of the one that TERM names; it may be NULL.
static inline bool cn_open(const char *preferred) {
    if ((preferred == NULL || newterm(preferred, stdout, stdin) == NULL) && newterm(NULL, stdout, stdin) == NULL) {
        return false;
    }
    raw();
    noecho();
    nonl();
    typeahead(-1);
    keypad(stdscr, TRUE);
    return true;
}

/// How many colours terminfo says there are.
static inline int cn_colours(void) { return tigetnum("colors"); }

/// Makes a colour pair; numbers past 32767 and colours past 255 need the extended form.
static inline void cn_make_pair(int number, int colour, int background) {
    init_extended_pair(number, colour, background);
}

/// Writes one glyph, whose base character comes first in `text`, at a cell.
static inline void cn_put(
    int row, int column, const wchar_t *text, bool bold, bool dim, bool underline, bool reverse, bool italic, short pair) {
    attr_t attributes = (bold ? A_BOLD : 0) | (dim ? A_DIM : 0) | (underline ? A_UNDERLINE : 0)
        | (reverse ? A_REVERSE : 0) | (italic ? A_ITALIC : 0);
    cchar_t cell;
    if (setcchar(&cell, text, attributes, pair, NULL) == OK) mvadd_wch(row, column, &cell);
}

static inline void cn_show_cursor(int row, int column) {
    move(row, column);
    curs_set(1);
}

/// Writes the whole row at the next refresh. Rows that are compared cell by cell may be moved by scrolling a region of
/// the terminal instead, which not every terminal emulator understands.
static inline void cn_rewrite(int row) { wredrawln(stdscr, row, 1); }

static inline void cn_refresh(void) { refresh(); }

static inline void cn_erase(void) { erase(); }

/// Draws every cell anew at the next refresh, whatever is on the terminal.
static inline void cn_redraw(void) { clearok(stdscr, TRUE); }

static inline bool cn_size(int *rows, int *columns) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return true;
}

static inline void cn_current_size(int *rows, int *columns) { getmaxyx(stdscr, *rows, *columns); }

/// The text of a terminfo capability, or NULL where the terminal lacks it.
static inline const char *cn_capability(const char *name) {
    char *text = tigetstr(name);
    return text == (char *)-1 ? NULL : text;
}

// Signals

/// What a signal handler needs: it is given no context, so this has to stand in static storage.
struct cn_signals {
    volatile sig_atomic_t active;
    struct termios modes;
    char restore[256];
    size_t restore_length;
    int wake;
    struct sigaction before[NSIG];
};

/// The one copy of it: a single source file calls the functions below, and never inlines them elsewhere.
static inline struct cn_signals *cn_state(void) {
    static struct cn_signals state;
    return &state;
}

/// Puts the terminal back as it was found; safe inside a signal handler.
static inline void cn_restore_now(void) {
    struct cn_signals *state = cn_state();
    if (!state->active) return;
    state->active = 0;
    ssize_t ignored = write(STDOUT_FILENO, state->restore, state->restore_length);
    (void)ignored;
    tcsetattr(STDIN_FILENO, TCSANOW, &state->modes);
}

static inline void cn_on_fatal(int number) {
    cn_restore_now();
    // Whoever handled it before (Swift's backtrace, or the default action) gets it as soon as this handler returns.
    sigaction(number, &cn_state()->before[number], NULL);
    raise(number);
}

static inline void cn_on_asked(int number) {
    int error = errno;
    unsigned char byte = (unsigned char)number;
    ssize_t ignored = write(cn_state()->wake, &byte, 1);
    (void)ignored;
    errno = error;
}

/// Handles `count` signals with `handler`, or as they were handled before where it is NULL.
static inline void cn_handle(const int *numbers, size_t count, void (*handler)(int), int flags) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigfillset(&action.sa_mask);
    action.sa_handler = handler;
    action.sa_flags = flags;
    for (size_t i = 0; i < count; i++) {
        struct sigaction *before = &cn_state()->before[numbers[i]];
        sigaction(numbers[i], handler ? &action : before, handler ? before : NULL);
    }
}

static inline void cn_handle_all(bool ours) {
    const int fatal[] = {SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV, SIGQUIT};
    const int asked[] = {SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGWINCH};
    cn_handle(fatal, sizeof fatal / sizeof *fatal, ours ? cn_on_fatal : NULL, SA_ONSTACK);
    cn_handle(asked, sizeof asked / sizeof *asked, ours ? cn_on_asked : NULL, SA_RESTART);
}

/// Sets what a fatal signal sends to the terminal.
static inline bool cn_set_restore(const char *escapes) {
    size_t length = strlen(escapes);
    if (length > sizeof cn_state()->restore) return false;
    memcpy(cn_state()->restore, escapes, length);
    cn_state()->restore_length = length;
    return true;
}

/// Remembers the terminal's modes and lets signals wake the loop through `wake`, a descriptor that never blocks: each
/// writes its own number there. A fatal signal restores the terminal with `escapes` first.
static inline bool cn_catch_signals(int wake, const char *escapes) {
    if (tcgetattr(STDIN_FILENO, &cn_state()->modes) != 0 || !cn_set_restore(escapes)) return false;
    cn_state()->wake = wake;
    cn_state()->active = 1;
    cn_handle_all(true);
    return true;
}

/// Gives every signal back to whoever handled it before.
static inline void cn_release_signals(void) {
    cn_handle_all(false);
    cn_state()->active = 0;
}

/// Stops the whole foreground job as Ctrl-Z does, and returns when it goes on.
static inline void cn_stop_job(void) {
    struct sigaction stop, ours;
    memset(&stop, 0, sizeof stop);
    stop.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &stop, &ours);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
}

/// Lets the keys of an editor on the same terminal be the editor's own, or has them end and stop this program again.
static inline void cn_lend_terminal(bool lent) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigfillset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    action.sa_handler = lent ? SIG_IGN : cn_on_asked;
    sigaction(SIGINT, &action, NULL);
    action.sa_handler = lent ? SIG_DFL : cn_on_asked;
    sigaction(SIGTSTP, &action, NULL);
    action.sa_flags = SA_ONSTACK;
    action.sa_handler = lent ? SIG_IGN : cn_on_fatal;
    sigaction(SIGQUIT, &action, NULL);
    // The editor gets the terminal as this program found it, whatever another one left.
    if (lent) tcsetattr(STDIN_FILENO, TCSADRAIN, &cn_state()->modes);
}

/// Sets this program's own modes again at the next refresh, whatever another program left.
static inline void cn_own_modes(void) { reset_prog_mode(); }

// Text

// POSIX declares it only under feature macros that a module cannot set for its importers.
extern int wcwidth(wchar_t character);

/// The columns that ncurses counts for a character in the chosen locale; negative where it cannot be shown.
static inline int cn_width(wchar_t character) { return wcwidth(character); }

/// Chooses the environment's locale; true where its characters are UTF-8.
static inline bool cn_choose_locale(void) {
    // A name that this machine lacks is common on fresh systems; its encoding still says what the terminal reads.
    if (setlocale(LC_CTYPE, "") == NULL) {
        const char *names[] = {getenv("LC_ALL"), getenv("LC_CTYPE"), getenv("LANG")};
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            if (names[i] == NULL || names[i][0] == 0) continue;
            bool utf8 = strstr(names[i], "UTF-8") || strstr(names[i], "utf8") || strstr(names[i], "utf-8");
            if (utf8 && setlocale(LC_CTYPE, "C.UTF-8") == NULL) setlocale(LC_CTYPE, "en_US.UTF-8");
            break;
        }
    }
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

#endif
