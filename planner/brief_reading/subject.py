"""What the campaign is about: the words that tell the trade of the advertiser and the law of its goods."""

import re
from itertools import zip_longest

from planner.brief import Category
from planner.brief_reading.brief_text import BriefText, Found
from planner.brief_reading.layout import Passage, Topic
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.fold import fold
from qualifier.reading.patterns import pattern

_SUBJECT = frozenset({Topic.ADVERTISER, Topic.PRODUCT, Topic.INDUSTRY})
# Where the goods may be named when the sentences that introduce the advertiser do not.
_ROUND = frozenset({None, Topic.OBJECTIVE, Topic.KPI})
_OPENING = 3
_ASIDE = pattern(
    r"(?:\bне|\bбез|\bни|\bкроме|\bрядом с|\bоколо|\bвозле|\bнапротив|\bу|\bнет|\bnot|\bno|\bnear|"
    r"\bnext to|\bwithout|\bнаш\w*|\bпросит)\s(?:\w+\s){0,1}$"
)
_NEXT_TO = pattern(
    r"[^,.;]{0,20}(?:рядом не|не став|не рекламир|не продвига|не предлага|напротив|через дорогу|просит|"
    r"next door|"
    r"(?:is|are) not (?:advertised|promoted|part)|включен\w*|бесплатно|в подарок|гостям|included|for free|"
    r"free of charge)"
)


def subject_passages(brief: BriefText, quotes: tuple[str, ...]) -> tuple[Passage, ...]:
    """Return the passages that say who advertises and what, and the opening of a brief without labels."""
    opening = [p for p in brief.unlabelled() if p in brief.passages[:_OPENING]]
    return tuple(
        passage
        for passage in brief.passages
        if passage.topic in _SUBJECT or passage in opening or passage.quote() in quotes
    )


def read_industry(
    brief: BriefText,
    named: tuple[str | None, ...],
    subject: tuple[Passage, ...],
    categories: Found[tuple[Category, ...]],
) -> Found[str | None]:
    """Return the trade: by the names, the sentences round them and the rest; the goods' law tells it too."""
    said = _read_trade(brief, named, subject)
    told = next((_TRADE_BY_FLAG[flag] for flag in categories.value if flag in _TRADE_BY_FLAG), None)
    if told == "betting" or (told == "entertainment" and said.value == "betting"):
        said = Found(value=None)
    if told is not None and (said.value is None or (told in _SURE_TRADES and said.value in _WIDE_TRADES)):
        return Found(value=told, quotes=categories.quotes[:1])
    return said


_TRADE_BY_FLAG = {
    Category.ALCOHOL: "fmcg",
    Category.MEDICINE: "pharma",
    Category.MEDICAL_SERVICE: "medicine",
    Category.SUPPLEMENT: "pharma",
    Category.FINANCE: "finance",
    Category.CRYPTO: "finance",
    Category.GAMBLING: "entertainment",
    Category.BETS: "betting",
    Category.TOBACCO: "fmcg",
    Category.REAL_ESTATE: "real_estate",
    Category.BABY_FOOD: "fmcg",
    Category.ENERGY_DRINK: "fmcg",
}
# A bookmaker stays one though the text speaks of deposits; a shop's words are the widest of all.
_SURE_TRADES = frozenset({"betting", "real_estate", "medicine", "pharma", "finance"})
_WIDE_TRADES = frozenset({"retail", "industry", "fmcg", "b2b_services", "crafts"})


def _read_trade(
    brief: BriefText, named: tuple[str | None, ...], subject: tuple[Passage, ...]
) -> Found[str | None]:
    names = [(fold(words).text, _quote_of(brief, words)) for words in named if words]
    said = [(p.sentence.folded, p.quote()) for p in (*brief.under(Topic.INDUSTRY), *subject)]
    bare = [(_QUOTED.sub(" ", text), quote) for text, quote in (*names, *said)]
    rest = [(p.sentence.folded, p.quote()) for p in brief.unlabelled()]
    # A brand may be called «Кирпичный Ряд»: what stands in quotation marks speaks last.
    for text, quote in (*bare, *names, *said, *rest):
        if trade := _trade_of(text):
            return Found(value=trade, quotes=(quote,))
    return Found(value=None)


_QUOTED = pattern(r"[«\"][^«»\"]{2,60}[»\"]")


def _quote_of(brief: BriefText, words: str) -> str:
    """The sentence of a name; goods and their brand may stand in two: «Товар: крем», «Бренд: «Соня»»."""
    heads = (words[:40], words.partition(" «")[0], words.partition(' "')[0], words.split()[0])
    said = (p.quote() for head in heads for p in brief.passages if head in p.sentence.text)
    return next(said, brief.passages[0].quote() if brief.passages else words)


def _trade_of(text: str) -> str | None:
    for name, expression in read_word_list("industries").items():
        if expression.search(text):
            return name.removesuffix("_last")
    return None


def read_categories(
    brief: BriefText, subject: tuple[Passage, ...], age_max: int | None
) -> Found[tuple[Category, ...]]:
    """Return the flags of what is advertised; what only stands near it or is ruled out raises none."""
    found = _flags(subject)
    if not found:
        found = _flags(
            tuple(p for p in brief.passages if p.topic in _ROUND or _HEADING.match(p.sentence.folded))
        )
    found |= _warned(brief) if not found else {}
    flags = _settle(set(found), " ".join(p.sentence.folded for p in subject))
    if age_max is not None and age_max < _ADULT and Category.BABY_FOOD not in flags:
        flags.add(Category.CHILDREN)
    ordered = tuple(flag for flag in Category if flag in flags)
    return Found(value=ordered, quotes=tuple(dict.fromkeys(found[flag] for flag in ordered if flag in found)))


_ADULT = 18
# A mail's heading often names the goods, and the letter below it only the brand.
_HEADING = pattern(r"\W*(?:subject|subj|тема(?: письма)?|re|fwd?)\b\s?:")


def _flags(passages: tuple[Passage, ...]) -> dict[Category, str]:
    words = read_word_list("categories")
    found: dict[Category, str] = {}
    for passage, following in zip_longest(passages, passages[1:]):
        text = passage.sentence.folded
        is_corrected = following is not None and _is_corrected(text, following.sentence.folded)
        for flag in Category:
            if flag in found or is_corrected:
                continue
            taken_back = words[f"{flag.value}_not"].search(text) if f"{flag.value}_not" in words else None
            if taken_back is None and any(
                not _is_aside(text, match) and not (flag in _OF_TRADES and _is_for_trade(text, match))
                for match in words[flag.value].finditer(text)
            ):
                found[flag] = passage.quote()
    return found


# «Букмекерская... стоп, не букмекеры»: what breaks off and is put right at once was not meant.
_BROKEN_OFF = pattern(r"^.{0,60}(?:\.{2,}|…)\s*$")
_PUT_RIGHT = pattern(r"\W*(?:ой|ну)?\W*(?:стоп|нет|just kidding|no,|sorry)\b")


def _is_corrected(text: str, following: str) -> bool:
    return bool(_BROKEN_OFF.match(text) and _PUT_RIGHT.match(following))


# Flags that fall away when the goods are only made for that trade.
_OF_TRADES = frozenset(
    {Category.ALCOHOL, Category.MEDICINE, Category.MEDICAL_SERVICE, Category.FINANCE, Category.REAL_ESTATE}
)


def _is_for_trade(text: str, match: re.Match[str]) -> bool:
    head = text[max(0, match.start() - 30) : match.start()]
    return read_word_list("categories")["_for_trade"].search(head) is not None


def _is_aside(text: str, match: re.Match[str]) -> bool:
    return bool(
        _ASIDE.search(text[max(0, match.start() - 22) : match.start()]) or _NEXT_TO.match(text, match.end())
    )


# The warning that the law asks for names the goods: «не является лекарственным средством».
_WARNINGS = (
    (Category.SUPPLEMENT, pattern(r"не явля\w+ лекарств|not a medicin|is not a drug")),
    (Category.ALCOHOL, pattern(r"чрезмерн\w+ употреблен|drink responsibly|excessive (?:use|consumption)")),
    (Category.MEDICINE, pattern(r"противопоказани|contraindication")),
    (Category.FINANCE, pattern(r"оценивайте свои финансовые|изучите все условия")),
)


def _warned(brief: BriefText) -> dict[Category, str]:
    return {
        flag: passage.quote()
        for passage in brief.passages
        for flag, expression in _WARNINGS
        if expression.search(passage.sentence.folded)
    }


_SUPPLEMENT_SURE = pattern(
    r"\bбад\w{0,2}\b|биологически активн|биодобавк|пищев\w+ добавк|supplement|не явля\w+ лекарств"
)


def _settle(flags: set[Category], text: str) -> set[Category]:
    """Of two flags for one product one stays: a supplement sold in pharmacies is no medicine."""
    if Category.BABY_FOOD in flags:
        flags.discard(Category.CHILDREN)
    if Category.SUPPLEMENT in flags and Category.MEDICINE in flags:
        flags.discard(Category.MEDICINE if _SUPPLEMENT_SURE.search(text) else Category.SUPPLEMENT)
    if Category.ENERGY_DRINK in flags:
        flags.discard(Category.SUPPLEMENT)
    if Category.CRYPTO in flags or Category.BETS in flags:
        flags -= {Category.FINANCE, Category.GAMBLING} if Category.BETS in flags else {Category.FINANCE}
    return flags
