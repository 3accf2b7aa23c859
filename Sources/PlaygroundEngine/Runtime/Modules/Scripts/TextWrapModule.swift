/// The `textwrap` module. Source: The Python Standard Library, "textwrap".
enum TextWrapModule {
    static let script = ScriptedModule("textwrap", pieces + wrapper + functions)

    private static let pieces = """
        _blanks = "\\t\\n\\x0b\\x0c\\r "

        def _is_word(char):
            return char.isalnum() or char == "_"

        def _is_letter(char):
            return _is_word(char) and not char.isdecimal()

        def _dashes(text, start):
            # The end of two or more dashes between words that start here; 0 where there are none.
            if start == 0 or not (_is_word(text[start - 1]) or text[start - 1] in "!\\"'&.,?"):
                return 0
            end = start
            while end < len(text) and text[end] == "-":
                end += 1
            return end if end - start >= 2 and end < len(text) and _is_word(text[end]) else 0

        def _breaks_behind(text, place):
            # Whether a line may end with the hyphen here.
            if text[place] != "-" or place < 2 or not _is_letter(text[place - 1]):
                return False
            joined = text[place - 2] == "-" and place > 2 and _is_letter(text[place - 3])
            if not (_is_letter(text[place - 2]) or joined):
                return False
            rest = text[place + 1:place + 4]
            if len(rest) < 2 or not _is_letter(rest[0]):
                return False
            return _is_letter(rest[1]) or (rest[1] == "-" and len(rest) > 2 and _is_letter(rest[2]))

        def _word_end(text, start):
            place = start + 1
            while place < len(text) and text[place] not in _blanks:
                if _dashes(text, place):
                    return place
                if _breaks_behind(text, place):
                    return place + 1
                place += 1
            return place

        def _split(text, hyphens):
            pieces = []
            start = 0
            while start < len(text):
                end = start + 1
                if text[start] in _blanks:
                    while end < len(text) and text[end] in _blanks:
                        end += 1
                elif hyphens:
                    end = _dashes(text, start) or _word_end(text, start)
                else:
                    while end < len(text) and text[end] not in _blanks:
                        end += 1
                pieces.append(text[start:end])
                start = end
            return pieces

        """

    private static let wrapper = """
        class TextWrapper:
            def __init__(
                self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                tabsize=8, *, max_lines=None, placeholder=" [...]"
            ):
                self.width = width
                self.initial_indent = initial_indent
                self.subsequent_indent = subsequent_indent
                self.expand_tabs = expand_tabs
                self.replace_whitespace = replace_whitespace
                self.fix_sentence_endings = fix_sentence_endings
                self.break_long_words = break_long_words
                self.drop_whitespace = drop_whitespace
                self.break_on_hyphens = break_on_hyphens
                self.tabsize = tabsize
                self.max_lines = max_lines
                self.placeholder = placeholder

            def _pieces(self, text):
                if self.expand_tabs:
                    text = text.expandtabs(self.tabsize)
                if self.replace_whitespace:
                    text = "".join([" " if char in _blanks else char for char in text])
                pieces = _split(text, self.break_on_hyphens)
                if self.fix_sentence_endings:
                    for index in range(len(pieces) - 1):
                        bare = pieces[index][:-1] if pieces[index][-1:] in ("\\"", "'") else pieces[index]
                        ends = bare[-1:] in (".", "!", "?") and "a" <= bare[-2:-1] <= "z"
                        if pieces[index + 1] == " " and ends:
                            pieces[index + 1] = "  "
                return pieces

            def _take_long(self, line, used, width, pieces):
                # Puts as much of a piece that no line holds into this one.
                room = 1 if width < 1 else width - used
                piece = pieces[-1]
                if self.break_long_words:
                    end = room
                    if self.break_on_hyphens and len(piece) > room:
                        hyphen = piece.rfind("-", 0, room)
                        if hyphen > 0 and piece[:hyphen].strip("-"):
                            end = hyphen + 1
                    line.append(piece[:end])
                    pieces[-1] = piece[end:]
                elif not line:
                    line.append(pieces.pop())

            def _is_last(self, pieces):
                return not pieces or (self.drop_whitespace and len(pieces) == 1 and not pieces[0].strip())

            def _cut(self, lines, line, used, width, indent):
                # The last line that may be, with the placeholder behind what fits.
                while line:
                    if line[-1].strip() and used + len(self.placeholder) <= width:
                        lines.append(indent + "".join(line) + self.placeholder)
                        return
                    used -= len(line.pop())
                if lines:
                    before = lines[-1].rstrip()
                    if len(before) + len(self.placeholder) <= self.width:
                        lines[-1] = before + self.placeholder
                        return
                lines.append(indent + self.placeholder.lstrip())

            def wrap(self, text):
                pieces = self._pieces(text)
                if self.width <= 0:
                    raise ValueError(f"invalid width {self.width!r} (must be > 0)")
                if self.max_lines is not None:
                    indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
                    if len(indent) + len(self.placeholder.lstrip()) > self.width:
                        raise ValueError("placeholder too large for max width")
                lines = []
                pieces.reverse()
                while pieces:
                    line = []
                    used = 0
                    indent = self.subsequent_indent if lines else self.initial_indent
                    width = self.width - len(indent)
                    if self.drop_whitespace and lines and not pieces[-1].strip():
                        pieces.pop()
                    while pieces and used + len(pieces[-1]) <= width:
                        used += len(pieces[-1])
                        line.append(pieces.pop())
                    if pieces and len(pieces[-1]) > width:
                        self._take_long(line, used, width, pieces)
                        used = sum([len(piece) for piece in line])
                    if self.drop_whitespace and line and not line[-1].strip():
                        used -= len(line.pop())
                    if not line:
                        continue
                    fits = self.max_lines is None or len(lines) + 1 < self.max_lines
                    if fits or (self._is_last(pieces) and used <= width):
                        lines.append(indent + "".join(line))
                    else:
                        self._cut(lines, line, used, width, indent)
                        break
                return lines

            def fill(self, text):
                return "\\n".join(self.wrap(text))

        """

    private static let functions = """
        def wrap(text, width=70, **kwargs):
            return TextWrapper(width=width, **kwargs).wrap(text)

        def fill(text, width=70, **kwargs):
            return TextWrapper(width=width, **kwargs).fill(text)

        def shorten(text, width, **kwargs):
            return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))

        def dedent(text):
            if not isinstance(text, str):
                raise TypeError(f"expected string or bytes-like object, got '{type(text).__name__}'")
            lines = ["" if not line.strip(" \\t") else line for line in text.split("\\n")]
            margin = None
            for line in lines:
                if not line:
                    continue
                own = line[:len(line) - len(line.lstrip(" \\t"))]
                if margin is None:
                    margin = own
                while not own.startswith(margin):
                    margin = margin[:-1]
            if margin:
                lines = [line[len(margin):] for line in lines]
            return "\\n".join(lines)

        def indent(text, prefix, predicate=None):
            lines = []
            for line in text.splitlines(True):
                chosen = line.strip() if predicate is None else predicate(line)
                lines.append(prefix + line if chosen else line)
            return "".join(lines)

        """
}
