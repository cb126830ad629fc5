"""What readers are given: noise, real files that were damaged, and files made to do harm."""

from __future__ import annotations

import json
from typing import Final

from hypothesis import strategies as st

PROSE: Final = (
    "The council of the small town voted on Tuesday evening to keep the old harbour open.",
    "“We could not do otherwise,” said Mayor Li Wu, who has led the town since 2009…",
    "Fishing boats have used the harbour for more than two hundred years, through every storm.",
)
_HEAD: Final = (
    '<meta charset="utf-8"><title>Harbour vote | The Bay</title>'
    '<meta property="og:title" content="Harbour&nbsp;vote passes">'
    '<meta name="author" content="Ana"><link rel="canonical" href="https://bay.example/vote">'
    '<script type="application/ld+json">{"@type": "Article", "author": {"name": "Ana"}}</script>'
)
_PAGE: Final = (
    f'<!DOCTYPE html><html lang="en"><head>{_HEAD}</head><body><nav><a href="/">Home</a></nav>'
    f"<article><h1>Harbour vote</h1>{''.join(f'<p>{each}</p>' for each in PROSE)}<h2>History</h2>"
    "<ul><li>One<li>Two</ul><blockquote>Words</blockquote><pre>code</pre><table><tr><td>1<td>2"
    "</table><p>First<br>second &amp; <b>bold</b></p></article>"
    "<footer>Copyright</footer></body></html>"
)
_FRONT: Final = "---\ntitle: Harbour vote\nid: h-1\ndate: 2022-10-14\nauthor: [Ana, Li]\n---\n"
_END: Final = "## History\n\n> Words\n>\n> more\n\n```\ncode\n```\n- a\n- b"
_BODY: Final = "\n\n".join(PROSE)
_LINE: Final = json.dumps(
    {"id": "h-1", "title": "Harbour", "paragraphs": PROSE, "url": "https://bay.example/h"}
)

# Of each format a whole file, and pieces that its reader treats in a way of their own.
SAMPLES: Final = {
    ".txt": f"Harbour vote\n\n{_BODY}",
    ".md": f"{_FRONT}# Harbour vote\n\n{_BODY}\n\n{_END}",
    ".html": _PAGE,
    ".jsonl": f"{_LINE}\n{_LINE.replace('h-1', 'h-2')}\n",
}
_EVERYWHERE: Final = (
    *("\0", "\x01", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff", "\ufffe"),
    *(
        "💥",
        "\U000e0041",
        "e\u0301",
        "\r",
        "\r\n",
        "\n",
        "\n\n",
        " ",
        "\t",
        "x" * 5000,
        "@everyone",
    ),
    *(
        "<@&1>",
        "[a](javascript:x)",
        "https://a.example@evil.example/",
        "Ana said.",
        "2022-10-14",
        "“",
    ),
)
PIECES: Final = {
    ".txt": _EVERYWHERE,
    ".md": (
        *_EVERYWHERE,
        *(
            "---\n",
            "title: ",
            "id: ",
            "url: http://[",
            "date: ",
            "- ",
            "&a ",
            "*a",
            "<<: *a",
            "!!x ",
        ),
        *(
            "{",
            "}",
            "[",
            "]",
            ": ",
            '"',
            '"\\ud83d"',
            '"\\0"',
            "'",
            "|\n ",
            "? ",
            "# ",
            "## x ##",
            "===\n",
        ),
        *("> ", ">> ", "```", "~~~", "    ", "| a | b |\n|---|---|", "<!-- "),
    ),
    ".html": (
        *_EVERYWHERE,
        *(
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<article>",
            "<h1>",
            "</h1>",
            "<li>",
            "<table>",
            "<td>",
        ),
        *(
            "<br>",
            "<script>",
            "</script>",
            "<style>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<",
            ">",
            "&",
        ),
        *(
            "<template>",
            "<svg>",
            "<math>",
            "<noscript>",
            "<iframe>",
            "<base href='//x'>",
            "<b " * 9,
        ),
        *(
            "&#1;",
            "&#0;",
            "&#xD800;",
            "&#xFFFE;",
            "&#99999999999;",
            "&nbsp;",
            "&a;",
            "&lt;",
            "<p a='",
        ),
        *("<!DOCTYPE html [<!ENTITY a 'b'>]>", "<?xml version='1.0' encoding='utf-16'?>", "<time>"),
        *(
            "<meta charset='utf-7'>",
            "<meta charset='nonsense'>",
            "<title>",
            "</title>",
            "<q>",
            "<a href='",
        ),
        '<script type="application/ld+json">{"@type": "Article", "author": [',
        '<meta name="author" content="',
    ),
    ".jsonl": (
        *_EVERYWHERE,
        *("{", "}", "[", "]", ":", ",", '"', '"id"', '"title"', '"paragraphs"', '"text"', '"url"'),
        *(
            '"headings"',
            "null",
            "true",
            "1e999",
            "-0",
            "NaN",
            "9" * 5000,
            '"\\ud800"',
            '"\\u0000"',
            "\\",
        ),
        *('{"id": "a", "title": "t", "paragraphs": ["x"]}', '["x", "", 1]', '"a#1"'),
    ),
}
SUFFIXES: Final = tuple(SAMPLES)
_ENCODINGS: Final = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252")


def noise() -> st.SearchStrategy[bytes]:
    """Return any bytes, or any text in some encoding."""
    return st.one_of(
        st.binary(max_size=400),
        st.builds(_encoded, st.text(max_size=400), st.sampled_from(_ENCODINGS)),
    )


def hostile(suffix: str) -> st.SearchStrategy[bytes]:
    """Return pieces of a format in any order, some of them many times."""
    piece = st.sampled_from(PIECES[suffix])
    many = st.builds(lambda text, times: text * times, piece, st.sampled_from([2, 50, 300]))
    pieces = st.lists(st.one_of(piece, many, st.sampled_from(PROSE)), max_size=12)
    return st.builds(_encoded, pieces.map("".join), st.sampled_from(_ENCODINGS))


@st.composite
def damaged(draw: st.DrawFn, suffix: str) -> bytes:
    """Return a whole file in which places were cut out, doubled, overwritten or put in."""
    data = _encoded(SAMPLES[suffix], draw(st.sampled_from(_ENCODINGS)))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 1, 2, 30, 500])))
        piece = st.sampled_from(PIECES[suffix]).map(lambda text: _encoded(text, "utf-8"))
        new = draw(st.one_of(st.binary(max_size=4), piece, st.just(data[start:end] * 3)))
        data = data[:start] + new + data[end:]
    return data


def _encoded(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "replace" if encoding == "cp1252" else "surrogatepass")
