"""The public preview of a Telegram channel: how many read it, when it last wrote, whether it sells ads."""

import re
from datetime import date
from decimal import Decimal

from qualifier.lead import Lead
from qualifier.sources.channel_page import ChannelPage, read_channel_page
from qualifier.sources.fact import About, Claim, Confidence, Fact, Origin, Unit, sign
from qualifier.sources.json_parts import read_day
from qualifier.sources.port import Door

_CHANNEL = re.compile(
    r"\s*(?:https?://)?(?:www\.)?(?:t(?:elegram)?\.me/(?:s/)?|@)([a-z]\w{3,31})(?:[/?#].*)?\s*", re.I | re.A
)
# Addresses of the service itself, of invitations and of things that are no channels.
_NO_CHANNELS = frozenset(
    {"joinchat", "addstickers", "share", "proxy", "socks", "login", "addlist", "iv", "boost"}
)
_COUNT = re.compile(r"([0-9]{1,3}(?:[ \u00a0][0-9]{3})*|[0-9]{1,9})(?:\.([0-9]{1,2}))?([KMКМ]?)")
_SCALES = {"": 1, "K": 1_000, "К": 1_000, "M": 1_000_000, "М": 1_000_000}
_READERS = re.compile(r"subscribers?|подписчик(?:а|ов)?", re.I)
_EXACT = re.compile(rf"({_COUNT.pattern})\s+(?:{_READERS.pattern})", re.I)
# The law's mark: the word, or its token in a link. "Реклама" alone is what an agency writes of itself.
_MARK = re.compile(r"\berid\s*[=:]\s*\w{4,}", re.I)
_LARGEST_AUDIENCE = 1_000_000_000


class TelegramChannel:
    """The channel that the lead gave as its site; `visit` asks for one that the company's site links to."""

    name = "telegram"
    licence = "public preview; facts only, no texts"

    def ask(self, lead: Lead, door: Door) -> tuple[Fact, ...]:
        """Visit the channel when the lead's site is one."""
        channel = read_channel_name(lead.website)
        return self.visit(channel, door) if channel else ()

    def visit(self, channel: str, door: Door) -> tuple[Fact, ...]:
        """Read the preview of a channel; nothing when it is private, a person or nobody."""
        url = f"https://t.me/s/{channel}"
        page = door.sites.fetch(url)
        origin = Origin(source=self.name, url=url, fetched_at=door.now(), licence=self.licence)
        return sign(read_channel(page.text, channel, door.now().date()), origin)


def read_channel_name(link: str | None) -> str | None:
    """Return the name of the channel that an address leads to."""
    match = _CHANNEL.fullmatch((link or "")[:200])
    name = match.group(1).lower() if match else None
    return None if name in _NO_CHANNELS else name


def read_channel(html: str, channel: str, today: date) -> tuple[Claim, ...]:
    """Read the preview of the channel with this name; numbers are rounded by the service."""
    page = read_channel_page(html)
    if not page.is_preview:
        return _read_closed(page, channel, today)
    if read_channel_name(page.link) != channel.lower():
        return ()
    claims = [_claim(About.SOCIAL, f"https://t.me/{channel.lower()}", today)]
    readers = next((value for value, kind in page.counters if _READERS.fullmatch(kind)), None)
    claims += _claim_readers(readers, today)
    days = [day for day in map(read_day, page.days) if day is not None and day <= today]
    if days:
        claims.append(_claim(About.CHANNEL_POST_DAY, max(days).isoformat(), max(days)))
    if any(_MARK.search(text) for text in page.posts):
        claims.append(_claim(About.SELLS_ADS, "erid", today))
    return tuple(claims)


def _read_closed(page: ChannelPage, channel: str, today: date) -> tuple[Claim, ...]:
    """Without a preview the page tells the exact number, and only of a channel."""
    match = _EXACT.fullmatch(page.extra)
    is_ours = f"@{channel.lower()}" in page.title.lower().split()
    return _claim_readers(match.group(1), today) if match and is_ours else ()


def _claim_readers(text: str | None, today: date) -> tuple[Claim, ...]:
    readers = read_rounded(text)
    if readers is None:
        return ()
    return (
        Claim(
            about=About.SUBSCRIBERS,
            value=readers,
            unit=Unit.PEOPLE,
            as_of=today,
            confidence=Confidence.MEDIUM,
        ),
    )


def _claim(about: About, value: str, as_of: date) -> Claim:
    return Claim(about=about, value=value, as_of=as_of, confidence=Confidence.MEDIUM)


def read_rounded(text: str | None) -> int | None:
    """Return what `3.4K`, `1.05M`, `3 412` and `120` say."""
    match = _COUNT.fullmatch((text or "").strip())
    if match is None:
        return None
    whole, part, letter = match.groups()
    # A fraction of a reader is a misread page.
    if part and not letter:
        return None
    digits = "".join(character for character in whole if character.isdigit())
    value = int(Decimal(f"{digits}.{part or 0}") * _SCALES[letter.upper()])
    return value if value <= _LARGEST_AUDIENCE else None
