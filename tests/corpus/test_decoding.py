"""Bytes become text in any encoding that a real file has."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.decoding import decode
from corpus.errors import ReadError

ENGLISH = "The mayor’s “harbour” plan — costing £3m — naïvely passed…\u00a0Café Zoë agreed."
GERMAN = (
    "Der Bürgermeister lehnte die Pläne für den Hafen ab. Größere Schiffe dürfen nicht anlegen."
)
POLISH = (
    "Książka o życiu w porcie wyszła w październiku. Burmistrz powiedział, że żółte łodzie są. "
    "Mieszkańcy są zadowoleni, ponieważ łowisko będzie otwarte również w przyszłym roku."
)
RUSSIAN = (
    "Мэр города сказал, что гавань останется открытой. Жители довольны решением совета, "
    "потому что рыбаки смогут работать и в следующем году."
)
GREEK = (
    "Ο δήμαρχος είπε ότι το λιμάνι θα μείνει ανοιχτό. Οι κάτοικοι της πόλης είναι ευχαριστημένοι."
)
JAPANESE = (
    "市長は港を開いたままにすると述べた。住民は議会の決定に満足している。漁師は来年も働ける。"
)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(ENGLISH.encode(), ENGLISH, id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + ENGLISH.encode(), ENGLISH, id="utf-8 with mark"),
        pytest.param(ENGLISH.encode("utf-16"), ENGLISH, id="utf-16 with mark"),
        pytest.param(
            codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"), ENGLISH, id="utf-16-be with mark"
        ),
        pytest.param(ENGLISH.encode("utf-32"), ENGLISH, id="utf-32 with mark"),
        pytest.param(ENGLISH.encode("utf-16-le"), ENGLISH, id="utf-16-le without mark"),
        pytest.param(ENGLISH.encode("utf-16-be"), ENGLISH, id="utf-16-be without mark"),
        pytest.param(ENGLISH.encode("cp1252"), ENGLISH, id="windows-1252"),
        pytest.param("Café".encode("cp1252"), "Café", id="one word of windows-1252"),
        pytest.param(GERMAN.encode("latin-1"), GERMAN, id="latin-1"),
        pytest.param(POLISH.encode("cp1250"), POLISH, id="windows-1250"),
        pytest.param(RUSSIAN.encode("cp1251"), RUSSIAN, id="windows-1251"),
        pytest.param(GREEK.encode("cp1253"), GREEK, id="windows-1253"),
        pytest.param(JAPANESE.encode("shift_jis"), JAPANESE, id="shift-jis"),
        pytest.param(b"plain", "plain", id="ascii"),
        pytest.param(b"", "", id="nothing"),
        pytest.param(codecs.BOM_UTF16_LE, "", id="only a mark"),
    ],
)
def test_decode_returns_the_text_when_the_encoding_is_a_common_one(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_decode_turns_only_line_ends_when_it_normalises() -> None:
    """Quotes, spaces and decomposed letters stay; CRLF and CR become LF."""
    text = "“a”\u00a0‘b’\r\ne\u0301\u2028\u202f…\rend"

    assert decode(text.encode()) == "“a”\u00a0‘b’\ne\u0301\u2028\u202f…\nend"


def test_decode_mends_a_byte_when_the_rest_is_utf_8() -> None:
    data = "“Ça va”, “très bien” – Zoë said".encode() + b" \x93here\x94"

    assert decode(data) == "“Ça va”, “très bien” – Zoë said “here”"


def test_decode_believes_a_page_when_it_declares_its_encoding() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><p>ł ż ś</p>'

    assert decode(page.encode("iso-8859-2")) == page


@pytest.mark.parametrize("name", ["utf-7", "rot13", "no-such-thing", "unicode_escape", "base64"])
def test_decode_ignores_a_declaration_when_it_names_no_encoding(name: str) -> None:
    page = f'<meta charset="{name}"><p>Café</p>'

    assert decode(page.encode("cp1252")) == page


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "a picture"),
        (b"PK\x03\x04\x14\0\0\0\x08\0", "a zip archive or an office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16), "an office document"),
        (b"%PDF-1.4\nall of it in plain letters", "a PDF file"),
        (rb"{\rtf1\ansi plain letters}", "an RTF document"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "a compressed file"),
    ],
)
def test_decode_names_the_format_when_people_take_it_for_text(data: bytes, what: str) -> None:
    with pytest.raises(ReadError, match=f"is {what}, not text: save its words as .txt"):
        decode(data)


def test_decode_replaces_a_stray_nul_of_a_wide_encoding() -> None:
    assert decode(("words " * 50 + "\0").encode("utf-16"))[-2:] == " \ufffd"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(bytes(1000), id="only NULs"),
        pytest.param(b"text with \0 a NUL in it", id="one NUL"),
        pytest.param(bytes(range(1, 32)) * 4, id="control characters"),
        pytest.param(codecs.BOM_UTF16_LE + b"\x00\xd8\x00", id="half of UTF-16"),
        pytest.param(
            codecs.BOM_UTF16_LE + bytes(range(1, 9)) * 4 + b"\1\0" * 50, id="UTF-16 of controls"
        ),
    ],
)
def test_decode_refuses_when_the_file_is_binary(data: bytes) -> None:
    with pytest.raises(ReadError, match="is binary, not text"):
        decode(data)


@given(st.binary(max_size=400))
def test_decode_raises_nothing_but_read_error_when_bytes_are_arbitrary(data: bytes) -> None:
    try:
        text = decode(data)
    except ReadError:
        return
    assert "\r" not in text
    text.encode()


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_decode_gives_back_every_text_when_it_is_utf_8(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()) == text
    assert decode(text.encode("utf-16")) == text


def test_decode_keeps_an_article_when_it_has_a_stray_control_character() -> None:
    text = f"{ENGLISH * 3}\x07{ENGLISH}"

    assert decode(text.encode()) == text
