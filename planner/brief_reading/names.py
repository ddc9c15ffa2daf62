"""Who advertises: the name under its label, else the one that the text introduces itself by."""

import re
from collections.abc import Iterator

from planner.brief_reading.brief_text import BriefText, Found
from planner.brief_reading.layout import Passage, Topic
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.patterns import pattern
from qualifier.reading.region_mentions import find_regions

_LONGEST = 160
QUOTED = pattern(r"[«\"“„](?P<name>[^«»\"“”„\n]{2,60})[»\"”“]")
_TAIL = pattern(r"\s*[|\t;]\s*$|\s*[.,;:!?]+\s*$")
_BRACKETS = pattern(r"\s*\([^()]*\)\s*$")
# A trade before the name: up to four words that follow one another without a mark.
_TRADE_WORDS = pattern(r"(?:[\w-]+[ ]){1,4}$")
_CAPITALS = pattern(r"[A-ZА-ЯЁ][\w&'’.-]*(?:\s(?:&\s|and\s|of\s|и\s)?[A-ZА-ЯЁ][\w&'’-]*){0,3}")
_FIRST = 12
LEAST_NAME = 2


def read_advertiser(brief: BriefText) -> Found[str | None]:
    """Return the advertiser as the client writes it; a product's name alone stands for a brand's owner."""
    for passage in brief.under(Topic.ADVERTISER):
        if name := trim_name(passage.said()):
            return Found(value=_cut_description(cut_brackets(name)), quotes=(passage.quote(),))
    passages = [p for p in brief.to_the_point() if p.topic in {None, Topic.OBJECTIVE, Topic.KPI}]
    introduced = [p for p in (*brief.passages[:3], *passages) if p.topic not in {Topic.PRODUCT}]
    strong, weak = _by_quotes(introduced)
    traded = _by_words(introduced)
    if strong and traded and brief.text.find(traded.quotes[0]) < brief.text.find(strong.quotes[0]):
        strong = traded
    found = _by_form(brief) or _by_sender(brief) or strong or _by_capitals(introduced) or weak
    return found or Found(value=None)


def _by_form(brief: BriefText) -> Found[str | None] | None:
    """A legal form names a company wherever it stands, in a letter's head too, but not the addressee."""
    aside = {p.sentence.start: p for p in brief.under(Topic.BACKGROUND, Topic.PROCEDURE)}
    start = 0
    for line in brief.text.splitlines(keepends=True):
        found = FORM.search(line)
        if found and not _SENT_TO.match(line) and start not in aside:
            return Found(value=found.group().strip(), quotes=(line.strip()[:300],))
        start += len(line)
    return None


_SENT_TO = re.compile(r"(?i)\s*(?:кому|to|куда|исполнител\w+|подрядчик\w*)\b")
FORM = re.compile(
    r"(?<!\w)(?:ООО|АО|ПАО|ЗАО|ОАО|СЗ|СК|УК|ФК|ГК|ТД|МФО|МКК|МФК|АКБ|КФХ|СПК)\s+[«\"“][^«»\"”\n]{2,60}[»\"”]"
    r"|(?<!\w)ИП\s+[А-ЯЁ][а-яё-]+(?:\s+[А-ЯЁ]\.\s?[А-ЯЁ]?\.?)?"
    r"|(?<!\w)[A-Z][\w&'-]*(?:\s[A-Z][\w&'-]*){0,3},?\s(?:LLC|Ltd|Inc|GmbH|JSC|PLC|plc|Corp)\b\.?"
    # Russian forms in Latin letters stand first: OOO Bear Trade, ZAO BioSfera.
    r"|(?<!\w)(?:OOO|ZAO|OAO|PAO|AO|IP|NAO)\s[«\"“]?[A-Z][\w&'-]*(?:\s[A-Z][\w&'-]*){0,2}[»\"”]?"
)


# "From: Claire Dumont, Head of Marketing, Vitalis Nutrition": the company closes the sender's line.
_SENDER = re.compile(
    r"(?im)^(?:from|от|отправитель)\s*:.*,\s*(?P<name>[A-ZА-ЯЁ«\"][^,\n<@]{2,60}?)\s*(?:<[^>\n]*>)?\s*$"
)


def _by_sender(brief: BriefText) -> Found[str | None] | None:
    found = _SENDER.search(brief.text)
    if found is None:
        return None
    quote = (found.group().strip()[:300],)
    if _ROLE.match(found["name"]):
        # «От: Банк «Сходня», департамент розницы»: the line opens with the company.
        head = found.group().split(":", 1)[1].split(",")[0].strip()
        return Found(value=head, quotes=quote) if QUOTED.search(head) or FORM.search(head) else None
    return Found(value=found["name"], quotes=quote)


# A department or a post closes the line, not the company.
_ROLE = re.compile(
    r"(?i)(?:департамент|отдел|служба|дирекция|управление|трейд-маркетинг|маркетинг|менеджер|директор|"
    r"руководитель|"
    r"бренд-|department|team|head of|manager|director|marketing)"
)


_Name = Found[str | None] | None


def _by_quotes(passages: list[Passage]) -> tuple[_Name, _Name]:
    """«Мы «Пекарня у Гали»», «торговая сеть «Щедрый Угол»»: the first introduced, and the first."""
    weak: Found[str | None] | None = None
    for passage in passages[:_FIRST]:
        for name, lead in quoted_names(passage):
            if read_word_list("names")["other_name"].search(lead[-25:].lower()):
                continue
            found = Found(value=_with_trade(lead, name), quotes=(passage.quote(),))
            if is_introduced(lead):
                return found, weak
            weak = weak or found
    return None, weak


def quoted_names(passage: Passage) -> Iterator[tuple[str, str]]:
    """Return the names in quotation marks with what stands before each."""
    text = passage.sentence.text
    for found in QUOTED.finditer(text):
        name = found["name"].strip()
        is_name = name[:1].isupper() or name[:1].isdigit()
        if is_name and any(letter.isalpha() for letter in name):
            yield found.group(), text[: found.start()]


def is_introduced(lead: str) -> bool:
    """Tell whether a trade or «мы» stands just before a name."""
    words = read_word_list("names")
    low = lead.lower().replace("ё", "е").rstrip(" —–-")
    near = low[-45:]
    return bool(words["trade"].search(near) or re.search(rf"{words['we'].pattern}\s*$", low))


def _cut_description(name: str) -> str:
    """«лотерея «Золотой Карась», распространитель…»: what follows a quoted name only describes it."""
    found = re.search(r"[»\"”]\s*(?:,|\s[—–-])\s+(?!бренд|торгов|марк|brand|тм\b)(?=[a-zа-яё])", name)
    return name[: found.start() + 1] if found else name


def _with_trade(lead: str, name: str) -> str:
    """The words of the trade just before a name belong to it: «клиника «МедКристалл»»."""
    found = _TRADE_WORDS.search(lead)
    if found is None:
        return name
    words = found.group().split()
    starts = [at for at, word in enumerate(words) if read_word_list("names")["trade"].match(word.lower())]
    if not starts:
        return name
    first = starts[0]
    before = words[first - 1] if first else ""
    if before and before.lower().endswith(("ая", "ый", "ой", "ое", "ий", "яя", "онлайн", "-")):
        first -= 1
    return " ".join([*words[first:], name])


# "Zephyr Dental, four clinics in Kazan": a name that opens the sentence and is told of.
_OPENED = re.compile(
    r"(?!(?:We|Our|This|That|The|Hello|Hi|Dear|Good|It|Here|Please|My|You|No)\b)"
    r"(?P<name>[A-Z][\w&'-]+(?: (?:& )?[A-Z][\w&'-]+){1,3})(?:,| \(|:| is) ?(?:an?\b|the\b|our\b|"
    r"one\b|two\b|three\b|four\b|five\b|\d|[a-z]+ (?:of|in|with)\b)"
)


# "Sable & Birch Distillery plans to launch its gin": a name that opens the sentence and does something.
_ACTS = re.compile(
    r"(?!(?:We|Our|This|That|The|Hello|Hi|Dear|Good|It|Here|Please|My|You|No|They|Everyone|Brief|Media|"
    r"Client)\b)"
    r"(?P<name>[A-Z][\w&'+-]*(?: (?:& |and )?[A-Z][\w&'+-]*){0,3}) (?:plans?|wants?|would like|intends?|"
    r"is (?:looking|"
    r"planning|launching|opening|running|seeking|ready)|launches|opens|seeks|needs|will (?:launch|"
    r"advertise|run|open|"
    r"promote)|invites|requests|here\b|makes|sells|produces|looks for)\b"
)
# "I own a small hotel, Pine Lodge, in…", "we are a bakery called Crumb": the name beside the trade.
_OWNED = re.compile(
    r"\b(?:(?:[Ii]|[Ww]e) (?:own|run|have|keep|manage|are)|[Ww]e['’]re) (?:an?|the|\w+) "
    r"(?:[a-z-]+ ){0,4}[a-z-]+"
    r"(?: (?:in|from|based in) [A-Z][\w-]+)?(?:,(?: called| named)?| called| named)? "
    r"(?<! in )(?<! from )(?<! near )(?P<name>[A-Z][\w&'-]+(?: (?:& )?[A-Z][\w&'-]+){0,3})"
    r"(?=[,.;(!]|$| in\b| with\b| and\b)"
)
# "Cinema chain Aurora (Tomsk)", "gym network IronBox, Chelyabinsk": a trade in small letters, then the name.
_TRADED = re.compile(
    r"(?<!\w)(?P<name>(?:[A-Za-z][a-z-]+ ){0,2}(?:chain|network|group|brand|bank|school|clinic|studio|"
    r"shop|store|hotel|"
    r"restaurant|café|cafe|operator|developer|dealer|company|carrier|airline|agency|club|gym|retailer|"
    r"insurer) "
    r"(?:of [a-z ]{3,30},? )?(?P<own>[A-Z][\w&'+-]*(?: (?:& )?[A-Z][\w&'+-]*){0,2}))(?=\s?[,.;:(]|\s(?:in|"
    r"with|is|wants|"
    r"from|has|and)\b)"
)


def _by_words(passages: list[Passage]) -> _Name:
    for passage in passages[:_FIRST]:
        if name := _by_trade(passage):
            return Found(value=name, quotes=(passage.quote(),))
    return None


def _by_trade(passage: Passage) -> str | None:
    """A name in capitals that the words round it tell to be the firm's."""
    text = passage.sentence.text
    if found := _ACTS.match(text):
        return found["name"]
    if (found := _OWNED.search(text)) and not _is_place_or_month(found["name"]):
        return found["name"]
    found = _TRADED.search(text)
    if found is None:
        return None
    name = re.sub(r"^(?:[Tt]he|[Oo]ur|[Aa]n?|[Ff]or|[Hh]ello|[Hh]i|[Ii]s|[Aa]t) ", "", found["name"])
    return found["own"] if re.match(r"(?:[Tt]oy )?(?:company|brand|group)\b", name) else name


# «барбершоп ТОПОР», «сервис Учётка»: a trade and the name after it without quotation marks.
_SHOUTED = re.compile(
    r"(?<!\w)(?:[Мм]агазин|[Бб]арбершоп|[Кк]афе|[Сс]ервис|[Сс]еть|[Кк]омпания|[Кк]линика|[Шш]кола|"
    r"[Сс]тудия|[Сс]алон|[Оо]тель|[Бб]анк|[Мм]узей|[Тт]еатр|[Бб]ренд|[Кк]луб|[Рр]есторан)"
    r"[а]? (?:[A-ZА-ЯЁ]{3,}|[A-Z][\w&'-]+)(?: [A-ZА-ЯЁ][\w&'-]+)?"
)


def _by_capitals(passages: list[Passage]) -> Found[str | None] | None:
    """ "We are Northwind Coffee, a chain of…": a name without quotes after words that introduce it."""
    for passage in passages[:_FIRST]:
        if opened := _OPENED.match(passage.sentence.text):
            return Found(value=opened["name"], quotes=(passage.quote(),))
        if shouted := _SHOUTED.search(passage.sentence.text):
            return Found(value=shouted.group(), quotes=(passage.quote(),))
        if traded := _by_trade(passage):
            return Found(value=traded, quotes=(passage.quote(),))
        found = read_word_list("names")["en_we"].search(passage.sentence.folded)
        if found is None or found.end() >= len(passage.sentence.folded):
            continue
        rest, _ = passage.sentence.cut(found.end(), len(passage.sentence.folded))
        name = _CAPITALS.match(rest.removeprefix("the ").removeprefix("The "))
        if name and len(name.group()) > LEAST_NAME and not _is_place_or_month(name.group()):
            return Found(value=name.group(), quotes=(passage.quote(),))
    return None


def _is_place_or_month(name: str) -> bool:
    """ "a bank, Moscow", "a plan for October": a place or a month is nobody's name when it stands alone."""
    return bool(_MONTH.fullmatch(name)) or any(
        (start, end) == (0, len(name)) for _, start, end in find_regions(name.lower())
    )


_MONTH = re.compile(
    r"(?i)(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)


def trim_name(words: str) -> str | None:
    """Return words without the marks at their ends, no longer than a name may be."""
    trimmed = words.strip()[:_LONGEST]
    while (shorter := _TAIL.sub("", trimmed)) != trimmed:
        trimmed = shorter
    trimmed = trimmed.strip(" |\t—–-")
    return trimmed or None


def cut_brackets(name: str) -> str:
    """Return a name without a remark in brackets at its end."""
    return _BRACKETS.sub("", name).strip() or name
