"""Which addresses may be visited: the form of a URL, and the number that its name leads to. Opens nothing."""

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urljoin

import idna

from kit.errors import NotFetched, WhyNot

LONGEST_URL = 2_000
_LONGEST_HOST = 253
_DEFAULT_PORTS = {"http": 80, "https": 443}
_WITH_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.\-]*)://(?P<authority>[^/?#]*)(?P<rest>.*)", re.S)
# A lead writes its site as `romashka.ru/about`; anything with another colon would be a scheme.
_WITHOUT_SCHEME = re.compile(r"[^/?#:@]+(?::(?P<port>80|443))?(?:[/?#].*)?", re.S)
_AUTHORITY = re.compile(r"(?P<host>[^:@\[\]%]+)(?::(?P<port>80|443))?")
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
# A last label that begins with a digit is a number to some resolver: 0x7f, 017, 1.
_LAST_LABEL = re.compile(r"[a-z][a-z0-9-]*[a-z0-9]")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
# Names that no public resolver may answer for: RFC 6761, 6762, 7686, 8375, 9476, ICANN's `internal`.
_PRIVATE_NAMES = frozenset(
    {
        "localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "lan", "home", "arpa",
        "onion", "test", "invalid", "alt", "svc",
    }
)  # fmt: skip
# `is_global` of CPython 3.11 lets some of these through (python/cpython#113171).
_CLOSED_V4 = tuple(
    ipaddress.IPv4Network(net)
    for net in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
_OPEN_V6 = ipaddress.IPv6Network("2000::/3")
_CLOSED_V6 = tuple(
    ipaddress.IPv6Network(net) for net in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
# Interface identifiers of ISATAP, which carry an IPv4 address (RFC 5214).
_ISATAP = frozenset({0x0000_5EFE, 0x0200_5EFE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A URL whose form is accepted; the name still has to lead to a public number."""

    scheme: str
    host: str
    port: int
    rest: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as they are compared."""
        shown = "" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{self.host}{shown}"

    @property
    def url(self) -> str:
        """The address as it is asked for."""
        return self.origin + self.rest


def read_address(text: str) -> Address:
    """Read a URL or a bare site name; NotFetched when its form is not that of a public web page."""
    if not 0 < len(text) <= LONGEST_URL or "\\" in text or _holds_unseen(text):
        raise NotFetched(WhyNot.ADDRESS)
    if bare := _WITHOUT_SCHEME.fullmatch(text):
        text = f"{'http' if bare['port'] == '80' else 'https'}://{text}"
    parts = _WITH_SCHEME.fullmatch(text)
    if parts is None or parts["scheme"].lower() not in _DEFAULT_PORTS:
        raise NotFetched(WhyNot.ADDRESS)
    authority = _AUTHORITY.fullmatch(parts["authority"])
    if authority is None:
        raise NotFetched(WhyNot.ADDRESS)
    scheme = parts["scheme"].lower()
    return Address(
        scheme=scheme,
        host=read_host(authority["host"]),
        port=int(authority["port"] or _DEFAULT_PORTS[scheme]),
        rest=_read_rest(parts["rest"]),
    )


def join_address(base: Address, location: str) -> Address:
    """Return where a redirect leads, checked like any other address."""
    # urljoin drops what it does not like, such as line ends: look before it does.
    if not location or "\\" in location or _holds_unseen(location):
        raise NotFetched(WhyNot.ADDRESS)
    try:
        return read_address(urljoin(base.url, location))
    except ValueError:
        raise NotFetched(WhyNot.ADDRESS) from None


def read_host(text: str) -> str:
    """Return a public name in ASCII; numbers in any spelling and names of local networks are refused."""
    try:
        # UTS 46 turns circled and full-width digits into digits before anything is judged.
        host = text.lower() if text.isascii() else idna.encode(text, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        raise NotFetched(WhyNot.ADDRESS) from None
    labels = host.removesuffix(".").split(".")
    is_public_name = (
        len(host) <= _LONGEST_HOST
        and len(labels) > 1
        and all(_LABEL.fullmatch(label) for label in labels)
        and _LAST_LABEL.fullmatch(labels[-1])
        and labels[-1] not in _PRIVATE_NAMES
    )
    if not is_public_name:
        raise NotFetched(WhyNot.ADDRESS)
    return ".".join(labels)


def is_public(number: str) -> bool:
    """Tell whether an IP address is one that anybody on the internet may be reached at."""
    try:
        address = ipaddress.ip_address(number)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not any(address in net for net in _CLOSED_V4)
    if address.scope_id is not None or address not in _OPEN_V6:
        return False
    return not any(address in net for net in _CLOSED_V6) and (int(address) >> 32) % 2**32 not in _ISATAP


def _holds_unseen(text: str) -> bool:
    return any(unicodedata.category(letter) in _UNSEEN for letter in text)


def _read_rest(rest: str) -> str:
    """The fragment is for browsers; a bare query belongs to the root."""
    path = rest.split("#", 1)[0]
    return path if path.startswith("/") else f"/{path}"
