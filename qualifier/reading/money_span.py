"""Numbers joined into what one sum says: a range, a product, a figure repeated in words."""

from dataclasses import dataclass, replace

from qualifier.reading.numbers import Number
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("money_span")

_DASH = pattern(r" ?(?:р\.?|руб\.?|₽|\$|€|usd|rub|k|к)? ?(?:–|—|-|\.\.\.?|…) ?(?:\$|€|rub |usd |eur )?")
_TO = pattern(
    r" ?(?:\w{1,6}\.? ?)?(?:(?:без|с) (?:ндс|налог\w*),? |net,? |ex(?:cl)? vat,? )?(?:до|to|and|или|"
    r"либо|or|,? ?(?:ну )?(?:край|максимум|макс\.?|потолок|от силы|"
    r"в лучшем случае|может(?: быть)?|возможно|а то и|maybe|perhaps|possibly|"
    r"max|tops|at most)(?: [-—–:])?) ?(?:в |это )?(?:\$|€|rub |usd |eur )?"
)
_AT_MOST = pattern(r" (?:край|максимум|макс\b|потолок|от силы|tops\b|max\b|at most)")
_TIMES = pattern(r" ?[xх×*] ?")
_FROM = pattern(
    r"(?:\bот|\bfrom|\bbetween|\bмежду|вилк\w+|range|дам|где-то|[:—–-]) ?(?:rub|usd|eur|\$|€)? ?$"
)
CHANGE = pattern(_PHRASES["CHANGE"])
# A range whose ends are further apart than this is two numbers side by side.
_WIDEST = 8
# «Два раза по 250 тысяч», "three flights of 200k": how many such sums there are.
_EACH = pattern(_PHRASES["_EACH"])
_EACH_REACH = 40
_COUNTS = {"дв": 2, "тр": 3, "че": 4, "пя": 5, "ше": 6, "tw": 2, "th": 3, "fo": 4, "fi": 5, "si": 6}
_REPEAT = pattern(r" ?[(,—–-] ?(?:то есть |т\. ?е\. |прописью:? )?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One sum as written: its ends, the scale that was said, and how many times it is taken."""

    low: float
    high: float
    start: int
    end: int
    scale: float
    is_digits: bool
    times: int | None = None


def find_spans(text: str, numbers: tuple[Number, ...]) -> tuple[Span, ...]:
    """Join neighbours that make one sum; keep the others as they are."""
    found: list[Span] = []
    at = 0
    while at < len(numbers):
        one = numbers[at]
        two = numbers[at + 1] if at + 1 < len(numbers) else None
        joined = _join(text, one, two) if two is not None else None
        found.append(_multiply(text, joined or _single(one)))
        at += 2 if joined else 1
    return tuple(found)


def _multiply(text: str, span: Span) -> Span:
    found = None if span.times else _EACH.search(text, max(0, span.start - _EACH_REACH), span.start)
    if found is None:
        return span
    said = found["count"] or found["twice"]
    count = int(said) if said.isdigit() else next(_COUNTS[name] for name in _COUNTS if said.startswith(name))
    return replace(span, low=span.low * count, high=span.high * count)


def _single(number: Number) -> Span:
    value = number.as_sum()
    return Span(
        low=value,
        high=value,
        start=number.start,
        end=number.end,
        scale=number.scale,
        is_digits=number.is_digits,
    )


def _join(text: str, one: Number, two: Number) -> Span | None:
    gap = text[one.end : two.start]
    if len(gap) > 30:
        return None
    if _TIMES.fullmatch(gap) and two.value <= 24:
        return _span(one, two, low=one.as_sum(), high=one.as_sum(), scale=one.scale, times=int(two.value))
    if one.as_sum() == two.as_sum() and _REPEAT.fullmatch(gap):
        return _span(one, two, low=one.as_sum(), high=one.as_sum(), scale=max(one.scale, two.scale))
    if (
        gap == " "
        and not one.is_digits
        and one.scale == 1 < two.scale
        and two.as_sum() <= 2 * one.value * two.scale
    ):
        return _range(one, two)  # dictated: «триста пятьдесят четыреста тысяч»
    if gap == ", " and _AT_MOST.match(text, two.end):
        return _range(one, two)  # «ну лям, полтора край»
    head = text[max(0, one.start - 40) : one.start]
    if _DASH.fullmatch(gap) or (_TO.fullmatch(gap) and _opens_range(head, gap)):
        return _range(one, two)
    return None


def _opens_range(head: str, gap: str) -> bool:
    if CHANGE.search(head):
        return False
    word = gap.strip(" ,")
    if word.split(" ")[-1] in {"до", "to", "and", "или", "либо", "or"}:
        return bool(_FROM.search(head)) or word in {"to", "or", "или", "либо"}
    return True


def _range(one: Number, two: Number) -> Span | None:
    low, high = one.as_sum(), two.as_sum()
    if one.scale == 1 and two.scale > 1 and low < 1000:
        low *= two.scale if low * two.scale < high else two.scale / 1000
    elif two.scale == 1 and one.scale > 1 and high < 1000:
        high *= one.scale
    if not 0 < low < high or high > low * _WIDEST:
        return None
    return _span(one, two, low=low, high=high, scale=max(one.scale, two.scale))


def _span(
    one: Number, two: Number, *, low: float, high: float, scale: float, times: int | None = None
) -> Span:
    return Span(
        low=low,
        high=high,
        start=one.start,
        end=two.end,
        scale=scale,
        is_digits=one.is_digits,
        times=times,
    )
