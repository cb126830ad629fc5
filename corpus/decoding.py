"""Bytes of any encoding that a real file has, as text."""

from __future__ import annotations

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

from corpus.errors import ReadError

_MARKS: Final = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS: Final = (  # what people take for text most often, by the bytes that it begins with
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_LIKE_TEXT: Final = frozenset({b"%PDF-", b"{\\rtf"})  # others without a NUL may be an encoding
_CONTROLS: Final = bytes(code for code in (*range(32), 127) if code not in b"\t\n\v\f\r\x1b")
_CONTROL_SHARE: Final = 0.01  # text has none; a stray one, but NUL, must not cost the article
_DETECTION_BYTES: Final = 65536
_META_BYTES: Final = 4096
_META: Final = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE
)
_NOT_ENCODINGS: Final = frozenset(
    {"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape"}
)
_LATIN: Final = frozenset({"ascii", "iso8859-1", "iso8859-15", "latin-1"})  # as browsers read them
_SQUEEZED: Final = re.compile(  # what other encodings look like when read as Windows-1252
    r"[^\W\d_][\u0192\u02c6\u02dc†‡‰¡-¬®-¶¸-¿×÷]+[^\W\d_]|[a-zß-öø-ÿ][À-ÖØ-ÞŠŒŽŸ]"
)
_MEND: Final = "pilcrow-mend"


def decode(data: bytes) -> str:
    r"""Return `data` as text with "\n" at the ends of its lines and NUL replaced.

    A byte order mark decides first, then strict UTF-8, then what the file declares, then detection.
    Raises `ReadError` when `data` is no text.
    """
    _check_format(data)
    text = _decode_marked(data)
    if text is None:
        text = _decode_plain(data)
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("\0", "\ufffd")  # a stray one of a wide encoding, which no database holds


def _check_format(data: bytes) -> None:
    for start, what in _FORMATS:
        if data.startswith(start) and (b"\0" in data or start in _LIKE_TEXT):
            raise ReadError(f"is {what}, not text: save its words as .txt")


def _decode_marked(data: bytes) -> str | None:
    """Return the text behind a byte order mark, or None where there is no mark."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding is None:
        return None
    try:
        return _checked(data.decode(encoding))
    except UnicodeDecodeError:
        if encoding == "utf-8-sig":
            return _decode_plain(data.removeprefix(codecs.BOM_UTF8))
        raise ReadError(
            "is binary, not text, or damaged: it begins like UTF-16 and is not"
        ) from None


def _decode_plain(data: bytes) -> str:
    if b"\0" in data:
        return _decode_wide(data)
    if _is_binary(len(data.translate(None, _CONTROLS)), len(data)):
        raise ReadError("is binary, not text")
    for attempt in (_decode_utf8, _decode_declared, _decode_western, _decode_detected):
        text = attempt(data)
        if text is not None:
            return text
    raise ReadError("is binary, not text, or in an encoding that cannot be told: save it as UTF-8")


def _decode_wide(data: bytes) -> str:
    """Return the text of UTF-16 without a mark: every other byte of Latin text is a NUL."""
    units = len(data) // 2
    for encoding, high in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if len(data) % 2 == 0 and high.count(0) > 0.4 * units and data.count(0) < 1.05 * units:
            try:
                return _checked(data.decode(encoding))
            except UnicodeDecodeError:
                continue
    raise ReadError("is binary, not text")


def _decode_utf8(data: bytes) -> str | None:
    """Return UTF-8, also where a few bytes of it were damaged, as by another program's quotes."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        pass
    text = data.decode(errors="ignore")
    damaged = len(data) - len(text.encode())
    whole = len(text) - len(text.encode("ascii", "ignore"))
    return data.decode(errors=_MEND) if whole >= 4 * damaged else None


def _decode_declared(data: bytes) -> str | None:
    match = _META.search(data[:_META_BYTES])
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode()).name
        if name in _NOT_ENCODINGS:
            return None
        return data.decode("cp1252" if name in _LATIN else name)
    except (
        LookupError,
        UnicodeError,
        TypeError,
    ):  # TypeError: a codec that is not from bytes to text
        return None


def _decode_western(data: bytes) -> str | None:
    """Return Windows-1252 where it makes plausible words: detection is poor at short texts."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    sample = [character for character in text[:_DETECTION_BYTES] if character.isalpha()]
    foreign = sum(not character.isascii() for character in sample)
    return None if 3 * foreign > len(sample) or _SQUEEZED.search(text) else text


def _decode_detected(data: bytes) -> str | None:
    best = from_bytes(data[:_DETECTION_BYTES]).best()
    if best is None:
        return None
    text = data.decode(best.encoding, errors="replace")
    return None if text.count("\ufffd") > 0.01 * len(text) else text


def _checked(text: str) -> str:
    ascii_part = text.encode("ascii", "replace")
    if _is_binary(len(ascii_part.translate(None, _CONTROLS)), len(text)):
        raise ReadError("is binary, not text")
    return text


def _is_binary(kept: int, total: int) -> bool:
    return total - kept > _CONTROL_SHARE * total


def _mend(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    damaged = error.object[error.start : error.end]
    return damaged.decode("cp1252", errors="replace"), error.end


codecs.register_error(_MEND, _mend)
