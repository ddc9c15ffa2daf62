"""Ways to reach a person: telephones in any spelling, e-mails, names in messengers and networks."""

import re
from collections.abc import Iterator

from stdnum.ru import inn as stdnum_inn

from qualifier.masking.documents import only_digits
from qualifier.masking.shadow import Shadow
from qualifier.masking.span import Kind, Span

_GAP = r"[ \-.()/\[\]]{0,5}"
_PHONE = re.compile(
    rf"\+ ?7(?:{_GAP}\d){{10}}(?!\d)"
    rf"|\+(?!7)\d(?:{_GAP}\d){{8,13}}(?!\d)"
    rf"|\b00[1-9](?:{_GAP}\d){{9,13}}(?!\d)"
    rf"|(?<![\d+])(?<!\d[.,/-])[78](?:{_GAP}\d){{10}}(?![.,/-]?\d)"
    rf"|(?<![\d+])(?<!\d[.,/-])\(?[3489]\d{{2}}(?:{_GAP}\d){{7}}(?![.,/-]?\d)"
)
_CUED_PHONE = re.compile(
    r"(?i)(?:\b(?:my|our|his|her|direct|cell|mobile|phone) number"
    r"|(?<![а-яё])(?:тел(?:ефон[а-яё]{0,4})?|моб(?:ил[а-яё]{1,6})?|сот(?:ов[а-яё]{1,3})?)(?![а-яё])"
    r"|(?:по|мой|наш|личн\w+|рабоч\w+|контактн\w+)\s+номер\w*|звон\w+|набер\w+"
    r"|ват+с[аэ]п\w*|вотсап\w*|вайбер\w*|whats\s?app|viber|phone|mobile"
    r"|cell|\btel|\bcall(?: me| us)?(?: on| at)?|fax|факс)"
    r"[ .:;,№#-]{0,5}(?:(?:мне|нам|по|на|номер\w*|number|is|at|on)[ .:№#-]{1,3}){0,3}"
    rf"(\(?\d(?:{_GAP}\d){{4,13}})(?!\d)"
)
# Said in words, a number may lose zeros: «пятьсот сорок» is 540 and 500 40 alike.
_DICTATED = re.compile(r"(?<![\d+])(?:\+ ?)?[78](?:,? \d{1,3}){3,10}(?!\d)")
_LEAST_DICTATED = 8
_LEAST_WORDS = 3
_TIMES = re.compile(r"\d{1,2}[.:]\d{2}\s*-\s*\d{1,2}[.:]\d{2}")
_DATE = re.compile(r"(?<!\d)(?:\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})(?!\d)")
# Sums and ranges of sums: «4 000 000-4 500 000». A telephone's last groups have two digits.
_SUM = r"\d{1,3}(?:[ .]\d{3})+"
_SUMS = re.compile(rf"(?<![\d+])(?<!\d[ .,-]){_SUM}(?:\s?-\s?{_SUM})?(?![ -]?\d)")
_UNIT = re.compile(
    r"(?i)\s{0,2}(?:руб|₽|р\.|тыс|млн|млрд|мил|rub\b|usd|eur|\$|€|%|к\b|k\b|чел|показ|контакт)"
)
_NOT_PHONE = re.compile(
    r"(?i)(?:№|заказ\w*|лид\w*|\bid|инвойс\w*|сч[её]т\w*|договор\w*|артикул\w*|инн|огрн\w*|кпп|бик|окпо|erid\w*"
    r"|utm_\w+=|[?&]\w{1,20}=|order|invoice|бюджет\w*|budget)[^\w\n+]{0,3}$"
)
_PHONE_KEY = re.compile(r"(?i)(?:tel|phone|тел|моб)\w{0,10}[^\w\n]{0,3}$")
_AT = (
    r"(?:@|\s?\[\s?at\s?\]\s?|\s?\(\s?at\s?\)\s?|\s?\{at\}\s?"
    r"|\s?\(?\[?\s?соба(?:ка|чка|ку)\s?\]?\)?\s?|\s\bэт\b\s|\sat\s)"
)
_DOT = r"(?:\.|\s?\[(?:dot|точка)\]\s?|\s?\((?:dot|точка)\)\s?|\sточка\s|\sdot\s)"
_LABEL = r"[a-zа-яё\d](?:[a-zа-яё\d-]{0,61}[a-zа-яё\d])?"
_EMAIL = re.compile(
    rf"(?i)(?<![\w.+-])[\w](?:[\w.+%'-]{{0,62}}[\w])?{_AT}(?:{_LABEL}{_DOT}){{1,5}}[a-zа-яё]{{2,24}}(?![a-zа-яё\d])"
)
# Pulled apart: a space on both sides of each sign, or behind the `@`; a name in a network has one before it.
_SPACED_EMAIL = re.compile(
    r"(?i)(?<![\w.+-])[a-z\d][\w+-]{0,40}(?:(?:\.| \. )[\w+-]{1,40}){0,3}(?: ?@ )[a-z\d][a-z\d-]{0,40}"
    r"(?:(?:\.| \. )[a-z\d][a-z\d-]{0,40}){0,3}(?:\.| \. )[a-z]{2,24}(?!\w)"
)
_NETWORKS = (
    r"t ?\. ?me|telegram\.(?:me|dog)"
    r"|wa\.me|api\.whatsapp\.com|viber\.(?:click|me)|vk\.(?:com|me|ru)|m\.vk\.com|ok\.ru"
    r"|instagram\.com|instagr\.am|facebook\.com|fb\.com|fb\.me|m\.me|linkedin\.com|twitter\.com|x\.com|tiktok\.com"
    r"|skype\.com|join\.skype\.com|discord\.(?:gg|com)|signal\.me|threads\.net|max\.ru|snapchat\.com|line\.me"
)
_HANDLE = re.compile(
    rf"(?i)(?:https?://)?(?<![\w@.])(?:www\.)?(?:{_NETWORKS})/[\w./?=&%+@-]*[\w/]"
    r"|(?<![\w@.+-])@[a-zа-яё_][\w.]{1,31}\w"
    r"|(?<![\w:])live:[\w.:-]{3,40}\w"
    r"|(?<!\w)(?:skype|скайп|icq|аська|discord|дискорд|wechat|signal)\s?[:=]\s?[\w.:#+-]{2,40}\w"
    r"|(?<=\bскайп )[a-z][\w.]{3,31}\w|(?<=\bскайпе )[a-z][\w.]{3,31}\w|(?<=\bskype )[a-z][\w.]{4,31}\w"
)
_NICK = re.compile(
    r"(?i)(?:(?<!\w)(?:тг|телег\w{0,6}|telegram|tg|инст\w{0,6}|instagram|ник|nick(?:name)?|логин|login|юзер\w*|username)"
    r"(?:\s?[:=-]\s?|\s(?:мой|my|is|это)?\s?))([a-z_][a-z\d._]{3,31})(?![\w@])"
)
_SHORT = 5
_LOCAL = 10


def find_contacts(shadow: Shadow, spelled: Shadow) -> Iterator[Span]:
    """Yield e-mails, names in networks, and telephones, whose number words are spelled out."""
    if "@" in shadow.text:
        yield from (
            Span(*shadow.place(*one.span()), Kind.EMAIL) for one in _SPACED_EMAIL.finditer(shadow.text)
        )
    for found in _EMAIL.finditer(shadow.text):
        yield Span(*shadow.place(*found.span()), Kind.EMAIL)
    for found in _HANDLE.finditer(shadow.text):
        yield Span(*shadow.place(*found.span()), Kind.HANDLE)
    for found in _NICK.finditer(shadow.text):
        if re.search(r"[\d_.]", found.group(1)):
            yield Span(*shadow.place(*found.span(1)), Kind.HANDLE)
    yield from _find_phones(spelled)
    yield from _find_dictated(spelled)


def _find_phones(shadow: Shadow) -> Iterator[Span]:
    text = shadow.text
    for found in _PHONE.finditer(text):
        if _is_phone(text, *found.span()):
            yield Span(*shadow.place(*found.span()), Kind.PHONE)
    for found in _CUED_PHONE.finditer(text):
        if _is_cued_phone(text, *found.span(1)):
            yield Span(*shadow.place(*found.span(1)), Kind.PHONE)


def _find_dictated(spelled: Shadow) -> Iterator[Span]:
    for found in _DICTATED.finditer(spelled.text):
        place = spelled.place(*found.span())
        words = sum(spelled.ends[at] - spelled.starts[at] > 1 for at in _group_starts(found))
        is_long = words >= _LEAST_WORDS and len(only_digits(found.group())) >= _LEAST_DICTATED
        if is_long and not _looks_otherwise(spelled.text, *found.span()):
            yield Span(*place, Kind.PHONE)


def _group_starts(found: re.Match[str]) -> Iterator[int]:
    return (found.start() + group.start() for group in re.finditer(r"\d+", found.group()))


def _is_phone(text: str, start: int, end: int) -> bool:
    written = text[start:end]
    if written.startswith("+") or _PHONE_KEY.search(text, max(0, start - 20), start):
        return True
    if _looks_otherwise(text, start, end) or _is_sum(text, start, end):
        return False
    digits = only_digits(written)
    if len(digits) == _LOCAL and digits == written:
        # Ten digits in a row may be a company's tax number; a mobile number begins with 9.
        return digits[0] == "9" and not stdnum_inn.is_valid(digits)
    return True


def _is_cued_phone(text: str, start: int, end: int) -> bool:
    written = text[start:end]
    if len(only_digits(written)) < _SHORT or _TIMES.search(written):
        return False
    return not _DATE.search(written) and not _UNIT.match(text, end)


def _looks_otherwise(text: str, start: int, end: int) -> bool:
    if _UNIT.match(text, end) or _DATE.search(text, max(0, start - 6), end + 6):
        return True
    return _NOT_PHONE.search(text, max(0, start - 30), start) is not None


def _is_sum(text: str, start: int, end: int) -> bool:
    left = max(0, start - 12)
    return any(
        found.start() <= start and end <= found.end() for found in _SUMS.finditer(text, left, end + 12)
    )
