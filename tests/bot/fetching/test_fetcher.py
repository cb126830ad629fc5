"""Fetching takes what is wanted, from where it may, and no more than there is room for."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence

import pytest
from aiohttp import web

from bot.fetching import Fetcher, FetchError
from bot.fetching.errors import host_of
from tests.bot.fetching.site import Page, Site, bomb, drip, endless

HTML = frozenset({"text/html"})
PRIVATE = "is not on the public internet"
NO_ADDRESS = "This is no web address"


async def refusal(fetcher: Fetcher, url: str, accept: frozenset[str] = HTML) -> str:
    with pytest.raises(FetchError) as caught:
        await fetcher.get(url, accept=accept)
    return str(caught.value)


async def test_page_is_fetched_with_what_recognises_it(site: Site, fetcher: Fetcher) -> None:
    url = site.says("/a", "<p>Grüße", ETag='"1"', **{"Last-Modified": "yesterday"})

    fetched = await fetcher.get(url, accept=HTML)

    assert fetched.body == "<p>Grüße".encode()
    assert (fetched.url, fetched.content_type, fetched.charset) == (url, "text/html", "utf-8")
    assert (fetched.etag, fetched.modified, fetched.unchanged) == ('"1"', "yesterday", False)


async def test_site_is_told_who_asks_and_nothing_else(site: Site, fetcher: Fetcher) -> None:
    site.says("/a", "<p>", **{"Set-Cookie": "known=1"})
    for _ in range(2):
        await fetcher.get(site.url("/a"), accept=HTML)

    for request in site.asked:
        assert request.headers["User-Agent"].startswith("Pilcrow/")
        assert not {"Cookie", "Authorization", "Referer"} & set(request.headers)


async def test_nothing_is_sent_again_when_it_has_not_changed(site: Site, fetcher: Fetcher) -> None:
    async def page(request: web.Request) -> web.Response:
        known = request.headers.get("If-None-Match") == '"1"'
        return web.Response(status=304 if known else 200, text=None if known else "<p>")

    site.pages["/a"] = page

    fetched = await fetcher.get(site.url("/a"), accept=HTML, etag='"1"', modified="yesterday")

    assert (fetched.unchanged, fetched.body) == (True, b"")
    assert site.asked[0].headers["If-Modified-Since"] == "yesterday"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"])
async def test_this_machine_is_refused_when_it_is_no_exception(
    site: Site, wary: Fetcher, host: str
) -> None:
    assert PRIVATE in await refusal(wary, site.url("/", host))
    assert site.asked == []


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0"])
async def test_other_spellings_of_this_machine_lead_nowhere(
    site: Site, wary: Fetcher, host: str
) -> None:
    await refusal(wary, site.url("/", host))

    assert site.asked == []


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://[fe80::1]/"]
)
async def test_redirect_to_a_private_address_is_refused(
    site: Site, fetcher: Fetcher, target: str
) -> None:
    url = site.answers("/to", 302, Location=target)

    assert PRIVATE in await refusal(fetcher, url)


async def test_name_is_refused_when_it_leads_to_a_private_address(
    site: Site, wary: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a name resolved to a moment ago is not asked: the socket's own address is."""
    asked = []

    async def resolved(*where: object, **_: object) -> Sequence[object]:
        asked.append(where[0])
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", site.port))]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", resolved)

    assert PRIVATE in await refusal(wary, site.url("/", "rebound.example"))
    assert asked == ["rebound.example"]
    assert site.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "ftp://lantern.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "lantern.example",
        "http://",
        "http:///path",
        "http://lantern.example:99999/",
        "http://[::1/",
        "https://lantern.example/" + "a" * 2000,
        "",
    ],
)
async def test_what_is_no_web_address_is_refused(fetcher: Fetcher, url: str) -> None:
    assert NO_ADDRESS in await refusal(fetcher, url)


async def test_address_with_a_password_is_refused_and_shows_the_real_host(wary: Fetcher) -> None:
    said = await refusal(wary, "https://lantern.example@evil.example/")

    assert "(evil.example)" in said
    assert "lantern" not in said


async def test_host_that_only_looks_like_another_is_shown_in_plain_letters(wary: Fetcher) -> None:
    said = await refusal(wary, "https://\u0430pple.invalid/")

    assert "xn--pple-43d.invalid" in said


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://fa\u00df.example/", "xn--fa-hia.example"),
        ("http://\u0430pple.example/", "xn--pple-43d.example"),
        ("http://lantern.example@evil.example/", "evil.example"),
        ("http://[::1/", "?"),
    ],
)
def test_host_that_is_shown_is_the_one_that_is_asked(url: str, host: str) -> None:
    assert host_of(url) == host


async def test_redirects_are_followed_up_to_five(site: Site, fetcher: Fetcher) -> None:
    for step in range(6):
        site.answers(f"/{step}", 302, Location=f"/{step + 1}")
    site.says("/6", "<p>there")

    assert "leads on more than 5 times" in await refusal(fetcher, site.url("/0"))
    assert (await fetcher.get(site.url("/1"), accept=HTML)).url == site.url("/6")


@pytest.mark.parametrize("page", [bomb, endless], ids=["bomb", "endless"])
async def test_what_is_too_large_is_not_read_to_its_end(
    site: Site, fetcher: Fetcher, page: Page
) -> None:
    site.pages["/a"] = page

    assert "is larger than 1 MB" in await refusal(fetcher, site.url("/a"))


async def test_what_tells_that_it_is_too_large_is_not_read_at_all(
    site: Site, fetcher: Fetcher
) -> None:
    site.says("/a", "0" * (2**20 + 1))
    site.says("/b", "0" * 2**20)

    assert "is larger than 1 MB" in await refusal(fetcher, site.url("/a"))
    assert len((await fetcher.get(site.url("/b"), accept=HTML)).body) == 2**20


async def test_site_that_drips_is_left_when_the_time_is_over(site: Site) -> None:
    site.pages["/a"] = drip
    async with Fetcher(allow_loopback=True, most_bytes=2**20, seconds=0.3) as fetcher:
        assert "takes longer than" in await refusal(fetcher, site.url("/a"))


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/octet-stream"])
async def test_other_content_types_are_refused_and_named(
    site: Site, fetcher: Fetcher, kind: str
) -> None:
    url = site.says("/a", "%PDF", kind)

    said = await refusal(fetcher, url)

    assert f"sends {kind}" in said
    assert "I read text/html" in said
    assert (await fetcher.get(url, accept=())).body == b"%PDF"


@pytest.mark.parametrize(
    ("after", "seconds"),
    [("120", 120.0), ("-5", 0.0), ("1e99", 86400.0), ("soon", None), ("nan", None), ("", None)],
)
async def test_status_is_told_with_how_long_to_wait(
    site: Site, fetcher: Fetcher, after: str, seconds: float | None
) -> None:
    url = site.answers("/a", 503, Retry_After=after)

    with pytest.raises(FetchError, match="status 503") as caught:
        await fetcher.get(url, accept=HTML)

    assert (caught.value.status, caught.value.wait) == (503, seconds)


async def test_site_that_is_not_there_is_told_so(fetcher: Fetcher) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    assert "cannot be reached" in await refusal(fetcher, f"http://127.0.0.1:{port}/")
