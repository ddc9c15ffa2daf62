import ipaddress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kit.addresses import Address, is_public, join_address, read_address, read_host
from kit.errors import NotFetched, WhyNot


def refuses(text: str) -> bool:
    try:
        read_address(text)
    except NotFetched as error:
        return error.why is WhyNot.ADDRESS
    return False


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://site.example/", "https://site.example/"),
        ("HTTP://Site.Example", "http://site.example/"),
        ("site.example", "https://site.example/"),
        ("www.site.example/page?a=1", "https://www.site.example/page?a=1"),
        ("site.example:80/x", "http://site.example/x"),
        ("site.example:443/x", "https://site.example/x"),
        ("http://site.example:80/", "http://site.example/"),
        ("https://site.example:443/a", "https://site.example/a"),
        ("http://site.example:443/", "http://site.example:443/"),
        ("http://site.example?x=1", "http://site.example/?x=1"),
        ("http://site.example/a#part", "http://site.example/a"),
        ("https://site.example/путь/страница", "https://site.example/путь/страница"),
        ("https://ромашка.рф/", "https://xn--80aa3agjl3d.xn--p1ai/"),
        ("https://site.example./", "https://site.example/"),
        ("https://site.example/?u=http://127.0.0.1/", "https://site.example/?u=http://127.0.0.1/"),
        ("https://localhost.site.example/", "https://localhost.site.example/"),
        ("https://127-0-0-1.site.example/", "https://127-0-0-1.site.example/"),
    ],
)
def test_an_ordinary_address_is_accepted_in_one_spelling(text: str, url: str) -> None:
    assert read_address(text).url == url


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "http://",
        "http:///path",
        "//site.example/",
        "/path",
        "site",
        "http://site/",
        "http://localhost/",
        "http://localhost.localdomain/",
        "http://printer.local/",
        "http://metadata.google.internal/",
        "http://1.0.0.127.in-addr.arpa/",
        "http://127.0.0.1/",
        "http://93.184.215.14/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://①②⑦.⓪.⓪.①/",
        "http://１２７．０．０．１/",
        "http://127。0。0。1/",
        "http://127.0.0.1./",
        "http://site.example.0x7f/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[2a00:1450:4010::64]/",
        "http://site.example@127.0.0.1/",
        "http://user:pass@site.example/",
        "http://site.example\\@127.0.0.1/",
        "http://site.example\\.other.example/",
        "http://site.example:22/",
        "http://site.example:8080/",
        "http://site.example:080/",
        "http://site.example:/",
        "http://site.example:80:80/",
        "http://site.example:８０/",
        "http://site%2eexample/",
        "http://127.0.0.1%00.site.example/",
        "http://site.example/a b",
        "http://site.example/\r\nHost: x",
        "http://site.example/\x00",
        "http://site.example/\u202efdp",
        "http://si\u200bte.example/",
        " http://site.example/",
        "http://-site.example/",
        "http://site-.example/",
        "http://site..example/",
        "http://.example/",
        "http://under_score.example/",
        "http://site.e/",
        "ftp://site.example/",
        "file:///etc/passwd",
        "gopher://site.example:6379/_INFO",
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@site.example",
        "jar:http://site.example!/",
        "view-source:http://site.example/",
        "http:site.example",
        "https:/site.example",
        "http://" + "a" * 64 + ".example/",
        "http://" + "a." * 130 + "example/",
        "http://site.example/" + "a" * 2_000,
    ],
)
def test_everything_else_is_refused_by_its_form(text: str) -> None:
    assert refuses(text)


@given(st.text(max_size=60))
@example("http://\ud800.example/")
@example("http://xn--a.example/")
@example("http://xn--.example/")
@example("http://ß.example/")
def test_no_text_does_more_than_be_refused(text: str) -> None:
    for spelling in (text, f"http://{text}/", f"http://site.example/{text}", f"http://{text}.example"):
        try:
            address = read_address(spelling)
        except NotFetched:
            continue
        assert address.scheme in {"http", "https"}
        assert address.port in {80, 443}
        assert address.host == read_host(address.host)


@given(st.integers(min_value=0, max_value=2**32 - 1))
def test_no_spelling_of_a_number_is_a_host(number: int) -> None:
    dotted = ipaddress.IPv4Address(number)
    octets = str(dotted).split(".")
    spellings = (
        str(number),
        hex(number),
        oct(number).replace("o", ""),
        str(dotted),
        ".".join(hex(int(octet)) for octet in octets),
        ".".join(f"0{int(octet):o}" for octet in octets),
        f"{octets[0]}.{number % 2**24}",
        f"[::ffff:{dotted}]",
        f"{dotted}.",
    )
    assert all(refuses(f"http://{spelling}/") for spelling in spellings)


BASE = read_address("https://site.example/a/b")


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/about", "https://site.example/about"),
        ("c", "https://site.example/a/c"),
        ("?x", "https://site.example/a/b?x"),
        ("http://other.example/", "http://other.example/"),
        ("//other.example/x", "https://other.example/x"),
        ("/о-нас", "https://site.example/о-нас"),
    ],
)
def test_a_redirect_is_read_against_its_page(location: str, url: str) -> None:
    assert join_address(BASE, location).url == url


@pytest.mark.parametrize(
    "location",
    [
        "",
        "http://127.0.0.1/",
        "//127.0.0.1/",
        "\\\\127.0.0.1\\x",
        "file:///etc/passwd",
        "http://user@site.example/",
        "http://[::1]:80/\r\nX: 1",
        "/a\tb",
        "http://[::1/",
        "//[",
        "http://site.example:6379/",
    ],
)
def test_a_redirect_is_refused_like_any_address(location: str) -> None:
    with pytest.raises(NotFetched) as refusal:
        join_address(BASE, location)
    assert refusal.value.why is WhyNot.ADDRESS


@pytest.mark.parametrize(
    "number",
    ["93.184.215.14", "1.1.1.1", "5.255.255.242", "223.255.255.255", "2a02:6b8::2:242", "2606:4700::1111"],
)
def test_an_address_of_the_internet_is_public(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "number",
    [
        *("0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.255"),
        *("169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1"),
        *("192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1"),
        *("239.1.1.1", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1"),
        *("64:ff9b:1::7f00:1", "100::1", "2001::1", "2001:10::1", "2001:db8::1", "2002:7f00:1::1"),
        *("3fff::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%lo", "fec0::1", "ff02::1"),
        *("2a00:1450::5efe:7f00:1", "2a00:1450::200:5efe:a00:1", "2a00::1%eth0"),
        *("", "site.example", "127.1", "0x7f000001", "１.1.1.1", "1.1.1.1\0", " 1.1.1.1"),
    ],
)
def test_every_other_address_is_not(number: str) -> None:
    assert not is_public(number)


@given(st.ip_addresses(v=4))
def test_public_is_never_wider_than_global(number: ipaddress.IPv4Address) -> None:
    assert not is_public(str(number)) or number.is_global


def test_an_origin_names_only_an_unusual_port() -> None:
    assert Address(scheme="http", host="a.example", port=80, rest="/").origin == "http://a.example"
    assert Address(scheme="http", host="a.example", port=443, rest="/").origin == "http://a.example:443"
