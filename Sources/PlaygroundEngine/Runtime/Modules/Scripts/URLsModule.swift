/// The `urllib.parse` module. Source: The Python Standard Library, "urllib.parse"; joining is RFC 3986's, section 5.2.
enum URLsModule {
    /// The package around it, for `import urllib.parse`.
    static let package = ScriptedModule(
        "urllib", natives: ["_load_parse": .object(script.loader)], "parse = _load_parse()\n")

    static let script = ScriptedModule(
        "urllib.parse",
        natives: [
            "SplitResult": .object(URLResults.split), "ParseResult": .object(URLResults.parsed),
            "DefragResult": .object(
                NamedTupleShape.type("DefragResult", fields: ["url", "fragment"], module: "urllib.parse")),
        ], quoting + queries + splitting)

    private static let quoting = """
        _plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"
        _digits = "0123456789abcdefABCDEF"

        def quote_from_bytes(bs, safe="/"):
            if not isinstance(bs, bytes):
                raise TypeError("quote_from_bytes() expected bytes")
            if isinstance(safe, bytes):
                safe = safe.decode("ascii", "ignore")
            kept = {ord(char) for char in _plain + safe if ord(char) < 128}
            return "".join([chr(byte) if byte in kept else f"%{byte:02X}" for byte in bs])

        def quote(string, safe="/", encoding=None, errors=None):
            if isinstance(string, str):
                if not string:
                    return string
                string = string.encode(encoding or "utf-8", errors or "strict")
            else:
                if encoding is not None:
                    raise TypeError("quote() doesn't support 'encoding' for bytes")
                if errors is not None:
                    raise TypeError("quote() doesn't support 'errors' for bytes")
            return quote_from_bytes(string, safe)

        def quote_plus(string, safe="", encoding=None, errors=None):
            blank = b" " if isinstance(string, bytes) else " "
            if isinstance(string, (str, bytes)) and blank not in string:
                return quote(string, safe, encoding, errors)
            space = b" " if isinstance(safe, bytes) else " "
            return quote(string, safe + space, encoding, errors).replace(" ", "+")

        def unquote_to_bytes(string):
            if isinstance(string, str):
                string = string.encode("utf-8")
            parts = string.split(b"%")
            result = [parts[0]]
            for part in parts[1:]:
                pair = part[:2].decode("latin-1")
                if len(pair) == 2 and pair[0] in _digits and pair[1] in _digits:
                    result.append(bytes([int(pair, 16)]))
                    result.append(part[2:])
                else:
                    result.append(b"%")
                    result.append(part)
            return b"".join(result)

        def unquote(string, encoding="utf-8", errors="replace"):
            if encoding is None:
                encoding = "utf-8"
            if errors is None:
                errors = "replace"
            if isinstance(string, bytes):
                return unquote_to_bytes(string).decode(encoding, errors)
            if "%" not in string:
                string.split
                return string
            # Runs of ASCII are decoded as a whole; other characters stay as they are.
            result = []
            start = 0
            while start < len(string):
                is_ascii = string[start] < "\\x80"
                end = start + 1
                while end < len(string) and (string[end] < "\\x80") == is_ascii:
                    end += 1
                run = string[start:end]
                result.append(unquote_to_bytes(run).decode(encoding, errors) if is_ascii else run)
                start = end
            return "".join(result)

        def unquote_plus(string, encoding="utf-8", errors="replace"):
            return unquote(string.replace("+", " "), encoding, errors)

        """

    private static let queries = """
        def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
            if hasattr(query, "items"):
                query = query.items()
            else:
                try:
                    if len(query) and not isinstance(query[0], tuple):
                        raise TypeError
                except TypeError:
                    raise TypeError("not a valid non-string sequence or mapping object")

            def text(value):
                if isinstance(value, bytes):
                    return quote_via(value, safe)
                return quote_via(str(value), safe, encoding, errors)

            parts = []
            for key, value in query:
                key = text(key)
                values = [value]
                if doseq and not isinstance(value, (str, bytes)):
                    try:
                        len(value)
                        values = value
                    except TypeError:
                        pass
                parts.extend([key + "=" + text(item) for item in values])
            return "&".join(parts)

        def parse_qsl(
            qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
            max_num_fields=None, separator="&"
        ):
            if not separator or not isinstance(separator, (str, bytes)):
                raise ValueError("Separator must be of type string or bytes.")
            if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
                raise ValueError("Max number of fields exceeded")
            pairs = []
            for field in qs.split(separator) if qs else []:
                if not field and not strict_parsing:
                    continue
                name, equals, value = field.partition("=")
                if not equals:
                    if strict_parsing:
                        raise ValueError(f"bad query field: {field!r}")
                    if not keep_blank_values:
                        continue
                if value or keep_blank_values:
                    name = unquote(name.replace("+", " "), encoding, errors)
                    pairs.append((name, unquote(value.replace("+", " "), encoding, errors)))
            return pairs

        def parse_qs(
            qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
            max_num_fields=None, separator="&"
        ):
            found = {}
            for name, value in parse_qsl(
                qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator
            ):
                found.setdefault(name, []).append(value)
            return found

        """

    private static let splitting = """
        _relative = [
            "", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp",
            "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss"]
        _with_host = _relative + ["telnet", "snews", "rsync", "nfs", "git", "git+ssh"]
        _with_parameters = [
            "", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu", "sip", "sips", "mms",
            "sftp", "tel"]

        def urlsplit(url, scheme="", allow_fragments=True):
            if not isinstance(url, (str, bytes)):
                url.decode
            blanks = "".join([chr(code) for code in range(33)])
            url = url.lstrip(blanks)
            scheme = scheme.strip(blanks)
            for char in "\\t\\r\\n":
                url = url.replace(char, "")
                scheme = scheme.replace(char, "")
            netloc = query = fragment = ""
            front, colon, rest = url.partition(":")
            if colon and front and front[0].isascii() and front[0].isalpha():
                if all([char.isascii() and (char.isalnum() or char in "+-.") for char in front]):
                    scheme, url = (front.lower(), rest)
            if url[:2] == "//":
                end = min([place for place in [url.find(char, 2) for char in "/?#"] if place >= 0] or [len(url)])
                netloc, url = (url[2:end], url[end:])
                if ("[" in netloc) != ("]" in netloc):
                    raise ValueError("Invalid IPv6 URL")
            if allow_fragments and "#" in url:
                url, _, fragment = url.partition("#")
            if "?" in url:
                url, _, query = url.partition("?")
            return SplitResult(scheme, netloc, url, query, fragment)

        def urlparse(url, scheme="", allow_fragments=True):
            scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
            parameters = ""
            if scheme in _with_parameters and ";" in path:
                place = path.find(";", path.rfind("/") + 1)
                if place >= 0:
                    path, parameters = (path[:place], path[place + 1:])
            return ParseResult(scheme, netloc, path, parameters, query, fragment)

        def urlunsplit(components):
            scheme, netloc, url, query, fragment = components
            if netloc or (scheme and scheme in _with_host and url[:2] != "//"):
                url = "//" + (netloc or "") + ("/" + url if url and url[:1] != "/" else url)
            if scheme:
                url = scheme + ":" + url
            if query:
                url += "?" + query
            if fragment:
                url += "#" + fragment
            return url

        def urlunparse(components):
            scheme, netloc, path, parameters, query, fragment = components
            return urlunsplit((scheme, netloc, f"{path};{parameters}" if parameters else path, query, fragment))

        def urldefrag(url):
            if "#" not in url:
                return DefragResult(url, "")
            parts = urlparse(url)
            return DefragResult(urlunparse(tuple(parts[:5]) + ("",)), parts.fragment)

        def urljoin(base, url, allow_fragments=True):
            if not base:
                return url
            if not url:
                return base
            start = urlparse(base, "", allow_fragments)
            scheme, netloc, path, parameters, query, fragment = urlparse(url, start.scheme, allow_fragments)
            if scheme != start.scheme or scheme not in _relative:
                return url
            if scheme in _with_host:
                if netloc:
                    return urlunparse((scheme, netloc, path, parameters, query, fragment))
                netloc = start.netloc
            if not path and not parameters:
                query = query or start.query
                return urlunparse((scheme, netloc, start.path, start.params, query, fragment))
            steps = path.split("/")
            if path[:1] != "/":
                before = start.path.split("/")
                if before[-1]:
                    before.pop()
                steps = before + steps
            steps[1:-1] = [step for step in steps[1:-1] if step]
            way = []
            for step in steps:
                if step == "..":
                    if way:
                        way.pop()
                elif step != ".":
                    way.append(step)
            if steps[-1] in (".", ".."):
                way.append("")
            return urlunparse((scheme, netloc, "/".join(way) or "/", parameters, query, fragment))

        """
}
