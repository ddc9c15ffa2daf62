import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pytest

from eval.town import HOST, PUBLIC, Play, Request, Town, page
from kit.errors import NotFetched, SourceDown, WhyNot
from kit.http import KnownHosts, Limits, OpenWeb, Page, name_agent

pytestmark = pytest.mark.service

CONTACT = "mailto:test@site.example"
ROOT = f"http://{HOST}/"
Answer = Callable[[Request], bytes]


class Site:
    """A web site in a table: what it answers under each path, and what it was asked."""

    def __init__(self, **answers: bytes | Sequence[bytes]) -> None:
        self.answers = {f"/{name}": answer for name, answer in answers.items()}
        self.asked: list[str] = []

    def __call__(self, request: Request, _: Town) -> None:
        self.asked.append(request.target)
        answer = self.answers.get(request.target.rstrip("/") or "/home", page(b"", status="404 Not Found"))
        if not isinstance(answer, bytes):
            seen = self.asked.count(request.target)
            answer = answer[min(seen, len(answer)) - 1]
        request.send(answer)

    def count(self, target: str) -> int:
        return self.asked.count(target)


def redirect(location: str, status: int = 302) -> bytes:
    return f"HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()


def raw(status: str, *headers: str, body: bytes = b"") -> bytes:
    lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "Connection: close"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@contextmanager
def town_of(
    play: Play, look_up: Callable[[str], Sequence[str]] = lambda _: [PUBLIC], **kind: str
) -> Iterator[Town]:
    with Town(play, look_up, **kind) as town:
        yield town
        assert town.secret_hits == 0
        assert town.private_dials == []


@contextmanager
def open_web(site: Play, limits: Limits | None = None) -> Iterator[OpenWeb]:
    with town_of(site) as town:
        web = OpenWeb(contact=CONTACT, network=town.network(), limits=limits, sleep=lambda _: None)
        yield web
        web.close()


def why(web: OpenWeb | KnownHosts, url: str) -> WhyNot:
    with pytest.raises(NotFetched) as refusal:
        _ = web.fetch(url) if isinstance(web, OpenWeb) else web.get(url)
    return refusal.value.why


HOME = page("<p>Ромашка</p>".encode())


def test_a_page_is_fetched_after_its_robots() -> None:
    site = Site(home=HOME)
    with open_web(site) as web:
        assert web.fetch(ROOT) == Page(url=ROOT, status=200, media_type="text/html", text="<p>Ромашка</p>")
    assert site.asked == ["/robots.txt", "/"]


def test_we_say_who_we_are_and_ask_for_no_compression() -> None:
    heads = []

    def play(request: Request, _: Town) -> None:
        heads.append(request.head)
        request.send(HOME)

    with open_web(play) as web:
        web.fetch(ROOT)
    assert f"User-Agent: Dealwright/1.0 (+{CONTACT})" in heads[1]
    assert "Accept-Encoding: identity" in heads[1]
    assert "Cookie" not in heads[1]


def test_https_is_spoken_to_whom_the_certificate_names() -> None:
    with town_of(Site(home=HOME)) as town:
        web = OpenWeb(contact=CONTACT, network=town.network())
        assert web.fetch(HOST).url == f"https://{HOST}/"


@pytest.mark.parametrize("certificate", ["expired", "not_yet", "self_signed", "wrong_host"])
def test_a_bad_certificate_is_refused(certificate: str) -> None:
    with town_of(Site(home=HOME), certificate=certificate) as town:
        assert why(OpenWeb(contact=CONTACT, network=town.network()), f"https://{HOST}/") is WhyNot.CERTIFICATE


def test_a_redirect_is_followed_and_the_last_address_told() -> None:
    with open_web(Site(home=redirect("/о-нас"), **{"%D0%BE-%D0%BD%D0%B0%D1%81": HOME})) as web:
        assert web.fetch(ROOT).url == f"http://{HOST}/о-нас"


def test_five_redirects_are_followed_and_no_sixth() -> None:
    hops = {f"a{at}": redirect(f"/a{at + 1}") for at in range(9)}
    with open_web(Site(**{**hops, "a5": HOME})) as web:
        assert web.fetch(f"{ROOT}a0").url == f"{ROOT}a5"
    with open_web(Site(**hops)) as web:
        assert why(web, f"{ROOT}a0") is WhyNot.REDIRECTS


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "location", ["http://127.0.0.1/", "http://169.254.169.254/", "file:///etc/passwd", ""]
)
def test_a_redirect_inside_is_refused(status: int, location: str) -> None:
    with open_web(Site(home=redirect(location, status))) as web:
        assert why(web, ROOT) is WhyNot.ADDRESS


def test_a_name_that_leads_inside_on_a_redirect_is_refused() -> None:
    def look_up(host: str) -> Sequence[str]:
        return [PUBLIC] if host == HOST else ["10.0.0.1"]

    with town_of(Site(home=redirect("http://inner.example/")), look_up) as town:
        assert why(OpenWeb(contact=CONTACT, network=town.network()), ROOT) is WhyNot.ADDRESS


def test_robots_may_forbid() -> None:
    site = Site(
        home=HOME, **{"robots.txt": page(b"User-agent: Dealwright\nDisallow: /x", media_type="text/plain")}
    )
    with open_web(site) as web:
        assert web.fetch(ROOT)
        assert why(web, f"{ROOT}x") is WhyNot.ROBOTS
    assert site.asked == ["/robots.txt", "/"]


def test_a_redirect_must_please_robots_too() -> None:
    site = Site(home=redirect("/x"), x=HOME, **{"robots.txt": page(b"User-agent: *\nDisallow: /x")})
    with open_web(site) as web:
        assert why(web, ROOT) is WhyNot.ROBOTS


@pytest.mark.parametrize(
    "answer", [page(b"", status="500 Oops"), page(b"a" * 600_000), redirect("/robots.txt")]
)
def test_robots_that_cannot_be_read_forbid_everything(answer: bytes) -> None:
    with open_web(Site(home=HOME, **{"robots.txt": answer})) as web:
        assert why(web, ROOT) is WhyNot.ROBOTS


def test_robots_of_one_site_are_asked_once() -> None:
    site = Site(home=HOME, a=HOME)
    with open_web(site) as web:
        web.fetch(ROOT)
        web.fetch(f"{ROOT}a")
    assert site.count("/robots.txt") == 1


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (page(b"", status="404 Not Found"), WhyNot.STATUS),
        (page(b"", status="403 Forbidden"), WhyNot.STATUS),
        (raw("304 Not Modified"), WhyNot.STATUS),
        (raw("999 Odd"), WhyNot.STATUS),
        (page(b"%PDF", media_type="application/pdf"), WhyNot.CONTENT),
        (page(b"x", media_type="text/html; charset=utf-7"), WhyNot.CONTENT),
        (raw("200 OK", body=b"x"), WhyNot.CONTENT),
        (raw("200 OK", "Content-Type: text/html", "Content-Encoding: br", body=b"x"), WhyNot.ENCODING),
        (raw("200 OK", f"X: {'a' * 40_000}", "Content-Type: text/html"), WhyNot.PROTOCOL),
        (b"SSH-2.0-x\r\n\r\n", WhyNot.PROTOCOL),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nContent-Type: text/html\r\n\r\nab", WhyNot.PROTOCOL),
        (page(b"a" * 1_001), WhyNot.SIZE),
    ],
)
def test_an_answer_that_is_no_page_is_refused_for_its_reason(answer: bytes, reason: WhyNot) -> None:
    with open_web(Site(home=answer), Limits(body_bytes=1_000)) as web:
        assert why(web, ROOT) is reason


def test_a_body_that_drips_ends_at_the_deadline() -> None:
    def play(request: Request, town: Town) -> None:
        if request.target == "/robots.txt":
            request.send(page(b"", status="404 Not Found"))
            return
        request.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n")
        while not town.closing.wait(0.05):
            request.send(b"a")

    with open_web(play, Limits(deadline_s=0.4)) as web:
        assert why(web, ROOT) is WhyNot.DEADLINE


@pytest.mark.parametrize("status", ["500 Oops", "502 Bad", "503 Busy", "429 Slow", "408 Late"])
def test_a_passing_failure_is_tried_once_more(status: str) -> None:
    site = Site(home=[page(b"", status=status), HOME])
    with open_web(site) as web:
        assert web.fetch(ROOT).status == 200
    assert site.count("/") == 2


@pytest.mark.parametrize("status", ["400 Bad", "401 Who", "403 No", "404 Not Found", "501 What"])
def test_a_lasting_failure_is_not(status: str) -> None:
    site = Site(home=page(b"", status=status))
    with open_web(site) as web:
        assert why(web, ROOT) is WhyNot.STATUS
    assert site.count("/") == 1


@pytest.mark.parametrize(
    ("headers", "slept_s"),
    [
        (["Retry-After: 3"], [3.0]),
        (["Retry-After: Wed, 25 Nov 2026 10:00:05 GMT", "Date: Wed, 25 Nov 2026 10:00:00 GMT"], [5.0]),
        # Longer than we wait, or than the deadline allows: given up at once.
        (["Retry-After: 14"], [14.0]),
        (["Retry-After: 16"], []),
        (["Retry-After: 99999999999"], []),
    ],
)
def test_a_server_may_say_when_to_come_again(headers: list[str], slept_s: list[float]) -> None:
    slept: list[float] = []
    site = Site(home=raw("503 Busy", *headers))
    with town_of(site) as town:
        web = OpenWeb(contact=CONTACT, network=town.network(), sleep=slept.append)
        assert why(web, ROOT) is WhyNot.STATUS
    assert [round(seconds) for seconds in slept] == slept_s


def test_nonsense_in_retry_after_is_a_short_random_wait() -> None:
    slept: list[float] = []
    with town_of(Site(home=raw("503 Busy", "Retry-After: soon"))) as town:
        why(OpenWeb(contact=CONTACT, network=town.network(), sleep=slept.append), ROOT)
    assert len(slept) == 1
    assert slept[0] <= 2


def test_a_page_that_is_gone_is_not_asked_for_again() -> None:
    site = Site(home=page(b"", status="404 Not Found"))
    with open_web(site) as web:
        assert why(web, ROOT) is WhyNot.STATUS
        assert why(web, ROOT) is WhyNot.STATUS
    assert site.count("/") == 1


def test_a_host_that_keeps_failing_is_left_to_rest() -> None:
    site = Site(**{f"a{at}": page(b"", status="500 Oops") for at in range(9)})
    with open_web(site, Limits(attempts=1)) as web:
        reasons = [why(web, f"{ROOT}a{at}") for at in range(7)]
    assert reasons == [WhyNot.STATUS] * 5 + [WhyNot.RESTING] * 2


def test_a_lead_has_an_allowance_of_pages() -> None:
    site = Site(**{f"a{at}": HOME for at in range(9)})
    with open_web(site) as web:
        visit = web.visit()
        for at in range(5):
            visit.fetch(f"{ROOT}a{at}")
        with pytest.raises(NotFetched) as refusal:
            visit.fetch(f"{ROOT}a6")
        assert web.visit().fetch(f"{ROOT}a7")
    assert refusal.value.why is WhyNot.ALLOWANCE


def test_cookies_of_a_site_are_not_kept() -> None:
    heads = []

    def play(request: Request, _: Town) -> None:
        heads.append(request.head)
        request.send(raw("200 OK", "Set-Cookie: id=1; Path=/", "Content-Type: text/html", body=b"x"))

    with open_web(play) as web:
        web.fetch(ROOT)
        web.fetch(f"{ROOT}a")
    assert not any("id=1" in head for head in heads)


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with open_web(Site(home=HOME)) as web:
        assert web.fetch(ROOT)


def test_a_page_without_content_is_empty() -> None:
    with open_web(Site(home=b"HTTP/1.1 204 No Content\r\n\r\n")) as web:
        assert web.fetch(ROOT) == Page(url=ROOT, status=204, media_type="", text="")


@contextmanager
def known(site: Play, hosts: frozenset[str] = frozenset({HOST})) -> Iterator[KnownHosts]:
    with town_of(site) as town:
        door = KnownHosts(hosts, contact=CONTACT, network=town.network(), sleep=lambda _: None)
        yield door
        door.close()


API = f"https://{HOST}/api"
JSON = page(b'{"a": [1]}', media_type="application/json")


def test_a_service_is_asked_with_a_query_and_without_robots() -> None:
    site = Site(**{"api?q=%D1%8B+%26": JSON})
    with known(site) as door:
        assert door.get(API, query={"q": "ы &"}).read_json() == {"a": [1]}
    assert site.asked == ["/api?q=%D1%8B+%26"]


def test_a_question_may_be_posted() -> None:
    heads = []

    def play(request: Request, _: Town) -> None:
        heads.append(request.head)
        request.send(JSON)

    with known(play) as door:
        assert door.post(API, {"query": "7707083893"}, headers={"Authorization": "Token x"}).status == 200
    assert heads[0].startswith("POST /api ")
    assert "Authorization: Token x" in heads[0]
    assert "Content-Type: application/json" in heads[0]


@pytest.mark.parametrize("status", ["400 Bad", "401 Who", "403 No", "404 Not Found"])
def test_a_service_explains_itself_in_its_errors(status: str) -> None:
    with known(Site(api=page(b'{"message": "no"}', status=status, media_type="application/json"))) as door:
        answer = door.get(API)
    assert answer.status == int(status[:3])
    assert answer.read_json() == {"message": "no"}


def test_a_service_that_is_busy_is_asked_three_times() -> None:
    site = Site(api=[page(b"", status="503 Busy"), page(b"", status="429 Slow"), JSON])
    with known(site) as door:
        assert door.get(API).status == 200
    assert site.count("/api") == 3


@pytest.mark.parametrize(
    "url", [f"http://{HOST}/api", "https://other.example/api", "https://127.0.0.1/", f"https://x.{HOST}/"]
)
def test_only_hosts_from_the_configuration_are_asked_and_only_over_tls(url: str) -> None:
    with known(Site(api=JSON)) as door:
        assert why(door, url) is WhyNot.ADDRESS


@pytest.mark.parametrize(
    "location", ["https://www.site.example/api", f"http://{HOST}/api", "https://127.0.0.1/"]
)
def test_a_service_cannot_send_our_key_elsewhere(location: str) -> None:
    with known(Site(api=redirect(location)), frozenset({HOST, "www.site.example"})) as door:
        assert why(door, API) is WhyNot.ADDRESS


def test_a_posted_question_is_not_redirected() -> None:
    with known(Site(api=redirect("/other", 307))) as door, pytest.raises(NotFetched) as refusal:
        door.post(API, {})
    assert refusal.value.why is WhyNot.REDIRECTS


@pytest.mark.parametrize("text", ["", "{", '{"a": NaN}', "[" * 100_000, "1" * 5_000, "\ufeff{}"])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(NotFetched) as refusal:
        Page(url=ROOT, status=200, media_type="application/json", text=text).read_json()
    assert refusal.value.why is WhyNot.CONTENT


def test_a_refusal_is_a_silent_source_and_names_no_address() -> None:
    error = NotFetched(WhyNot.STATUS, http_status=404)
    assert isinstance(error, SourceDown)
    assert str(error) == "The page was not fetched: bad_status 404."
    assert error.detail_ru == "Страница не получена: bad_status 404."
    assert json.dumps({"why": error.why}) == '{"why": "bad_status"}'


def test_limits_are_those_of_the_rules() -> None:
    limits = Limits()
    assert (limits.deadline_s, limits.body_bytes, limits.redirects, limits.parallel, limits.pages) == (
        15.0, 5_242_880, 5, 2, 5,
    )  # fmt: skip
    assert replace(limits, pages=1).pages == 1
    assert name_agent("x") == "Dealwright/1.0 (+x)"
