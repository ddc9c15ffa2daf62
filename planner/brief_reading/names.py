"""Who advertises and what: the names under their labels, else those the text introduces itself by."""

import re
from collections.abc import Iterator

from planner.brief_reading.brief_text import BriefText, Found
from planner.brief_reading.layout import Passage, Topic
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.markup import blank_markup
from qualifier.reading.patterns import pattern

_LONGEST = 160
_QUOTED = pattern(r"[«\"“„](?P<name>[^«»\"“”„\n]{2,60})[»\"”“]")
_TAIL = pattern(r"\s*[|\t;]\s*$|\s*[.,;:!?]+\s*$")
_BRACKETS = pattern(r"\s*\([^()]*\)\s*$")
# A trade before the name: up to four words that follow one another without a mark.
_TRADE_WORDS = pattern(r"(?:[\w-]+[ ]){1,4}$")
_CAPITALS = pattern(r"[A-ZА-ЯЁ][\w&'’.-]*(?:\s(?:&\s|and\s|of\s|и\s)?[A-ZА-ЯЁ][\w&'’-]*){0,3}")
_SENTENCE_END = pattern(
    r"[.;!?\n]|,\s(?:котор\w+|что\b|чтобы|с\s\d|до\s\d|от\s\d|launched|starting|from\s\d|who|"
    r"which)|\s—\s|\s–\s"
)
_FIRST = 12
_LEAST_NAME = 2


def read_advertiser(brief: BriefText) -> Found[str | None]:
    """Return the advertiser as the client writes it; a product's name alone stands for a brand's owner."""
    for passage in brief.under(Topic.ADVERTISER):
        if name := _trim(passage.said()):
            return Found(value=_cut_description(_cut_brackets(name)), quotes=(passage.quote(),))
    passages = [p for p in brief.to_the_point() if p.topic in {None, Topic.OBJECTIVE, Topic.KPI}]
    introduced = [p for p in (*brief.passages[:3], *passages) if p.topic not in {Topic.PRODUCT}]
    strong, weak = _by_quotes(introduced)
    found = _by_form(brief) or _by_sender(brief) or strong or _by_capitals(introduced) or weak
    return found or Found(value=None)


def _by_form(brief: BriefText) -> Found[str | None] | None:
    """A legal form names a company wherever it stands, in a letter's head too, but not the addressee."""
    aside = {p.sentence.start: p for p in brief.under(Topic.BACKGROUND, Topic.PROCEDURE)}
    start = 0
    for line in brief.text.splitlines(keepends=True):
        found = _FORM.search(line)
        if found and not _SENT_TO.match(line) and start not in aside:
            return Found(value=found.group().strip(), quotes=(line.strip()[:300],))
        start += len(line)
    return None


_SENT_TO = re.compile(r"(?i)\s*(?:кому|to|куда|исполнител\w+|подрядчик\w*)\b")
_FORM = re.compile(
    r"(?<!\w)(?:ООО|АО|ПАО|ЗАО|ОАО|СЗ|СК|УК|ФК|ГК|ТД|МФО|МКК|МФК|АКБ|КФХ|СПК)\s+[«\"“][^«»\"”\n]{2,60}[»\"”]"
    r"|(?<!\w)ИП\s+[А-ЯЁ][а-яё-]+(?:\s+[А-ЯЁ]\.\s?[А-ЯЁ]?\.?)?"
    r"|(?<!\w)[A-Z][\w&'-]*(?:\s[A-Z][\w&'-]*){0,3},?\s(?:LLC|Ltd|Inc|GmbH|JSC|PLC|plc|Corp)\b\.?"
)


# "From: Claire Dumont, Head of Marketing, Vitalis Nutrition": the company closes the sender's line.
_SENDER = re.compile(
    r"(?im)^(?:from|от|отправитель)\s*:.*,\s*(?P<name>[A-ZА-ЯЁ«\"][^,\n<@]{2,60}?)\s*(?:<[^>\n]*>)?\s*$"
)


def _by_sender(brief: BriefText) -> Found[str | None] | None:
    found = _SENDER.search(brief.text)
    return Found(value=found["name"], quotes=(found.group().strip()[:300],)) if found else None


_Name = Found[str | None] | None


def _by_quotes(passages: list[Passage]) -> tuple[_Name, _Name]:
    """«Мы «Пекарня у Гали»», «торговая сеть «Щедрый Угол»»: the first introduced, and the first."""
    weak: Found[str | None] | None = None
    for passage in passages[:_FIRST]:
        for name, lead in _quoted_names(passage):
            if read_word_list("names")["other_name"].search(lead[-25:].lower()):
                continue
            found = Found(value=_with_trade(lead, name), quotes=(passage.quote(),))
            if _is_introduced(lead):
                return found, weak
            weak = weak or found
    return None, weak


def _quoted_names(passage: Passage) -> Iterator[tuple[str, str]]:
    text = passage.sentence.text
    for found in _QUOTED.finditer(text):
        name = found["name"].strip()
        is_name = name[:1].isupper() or name[:1].isdigit()
        if is_name and any(letter.isalpha() for letter in name):
            yield found.group(), text[: found.start()]


def _is_introduced(lead: str) -> bool:
    words = read_word_list("names")
    low = lead.lower().replace("ё", "е").rstrip(" —–-")
    near = low[-45:]
    return bool(words["trade"].search(near) or re.search(rf"{words['we'].pattern}\s*$", low))


def _cut_description(name: str) -> str:
    """«лотерея «Золотой Карась», распространитель…»: what follows a quoted name only describes it."""
    found = re.search(r"[»\"”]\s*,\s+(?!бренд|торгов|марк|brand|тм\b)(?=[a-zа-яё])", name)
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
        found = read_word_list("names")["en_we"].search(passage.sentence.folded)
        if found is None or found.end() >= len(passage.sentence.folded):
            continue
        rest, _ = passage.sentence.cut(found.end(), len(passage.sentence.folded))
        name = _CAPITALS.match(rest.removeprefix("the ").removeprefix("The "))
        if name is not None and len(name.group()) > _LEAST_NAME:
            return Found(value=name.group(), quotes=(passage.quote(),))
    return None


def read_product(brief: BriefText, advertiser: str | None) -> Found[str | None]:
    """Return what is advertised: under its label, after a verb of launching, or what the company is."""
    if titled := _in_title(brief.passages):
        return titled
    for passage in brief.under(Topic.PRODUCT):
        if name := _product_of(passage):
            return Found(value=name, quotes=(passage.quote(),))
    passages = [p for p in brief.to_the_point() if p.topic in {None, Topic.OBJECTIVE}]
    return _after_verb(passages, advertiser) or _beside_name(brief, advertiser) or Found(value=None)


_TITLE = re.compile(
    r"(?i)^\s*(?:медиа-?бриф|бриф|media brief|brief|рекламн\w+ кампани\w+|запуск\b|продвижение|"
    r"продвигаем)\s*[:—–-]?\s*(?:на |для |по |for |на продвижение )?"
    r"(?P<name>[^«»\"(]{0,40}[«\"][^«»\"]{2,60}[»\"])"
)


def _in_title(passages: tuple[Passage, ...]) -> Found[str | None] | None:
    """«Медиабриф ЖК «Солодовый» (девелопер ГК «…»)»: the title of the brief names what it is for."""
    for passage in passages[:2]:
        found = _TITLE.match(passage.sentence.text)
        if found and not _FORM.search(found["name"]) and not _is_company(found["name"]):
            return Found(value=found["name"].strip(), quotes=(passage.quote(),))
    return None


def _is_company(name: str) -> bool:
    return (
        re.match(
            r"(?i)\s*(?:сет|магазин|клиник|школ|банк|компани|клуб|бренд|оператор|chain|company|bank)", name
        )
        is not None
    )


def _product_of(passage: Passage) -> str | None:
    said = passage.said().lstrip("—–- ")
    said = _PRODUCT_IS.sub("", said, count=1)
    named = _CALLED.search(said)
    name = _trim(_cut_tail(said))
    return f"{name} {named['name']}" if name and named and named["name"] not in name else name


_PRODUCT_IS = re.compile(
    r"(?i)^(?:продукт|товар|услуга)\s+(?:[—–-]\s*)?это\s+|^(?:оказание услуг по |"
    r"услуги по )?(?:размещени[юе]|продвижени[юе]|рекламе)\s+(?:реклам\w+\s+)?"
)
_CALLED = re.compile(r"(?i)(?:называется|под названием|called|named)\s+(?P<name>[«\"][^«»\"]{2,60}[»\"])")


def _cut_tail(said: str) -> str:
    """A product's name ends where the sentence goes on about its dates and terms."""
    found = _SENTENCE_END.search(said, 3)
    head = said[: found.start()] if found else said
    return _cut_brackets(head.strip())


def _after_verb(passages: list[Passage], advertiser: str | None) -> Found[str | None] | None:
    for passage in passages:
        for found in read_word_list("names")["promote"].finditer(passage.sentence.folded):
            name = _object_of(passage, found.start(), found.end())
            if name and len(name) > _LEAST_NAME and not _is_own_name(name, advertiser):
                return Found(value=name, quotes=(passage.quote(),))
    return None


def _object_of(passage: Passage, start: int, end: int) -> str | None:
    folded = passage.sentence.folded
    if end >= len(folded) - 2:
        return None
    rest = blank_markup(passage.sentence.cut(end, len(folded))[0])
    if _NO_OBJECT.match(rest):
        # «Двери входные и межкомнатные, продаём через 40 дилеров»: the object stands before the verb.
        return _trim(passage.sentence.cut(0, start)[0]) if start else None
    if _COUNTED.match(rest):
        return None
    cut = _VERB_END.search(rest)
    named = _NAMED_NEXT.match(rest[cut.start() :]) if cut else None
    return _trim(
        rest[: cut.start()] + named.group() if cut and named else rest[: cut.start()] if cut else rest
    )


# «новый сорт — «Полуночный стаут»»: the name after the dash belongs to the object.
_NAMED_NEXT = pattern(r"(?:,? ?[—–-] |: ?|, )[«\"][^«»\"]{2,60}[»\"]")
_COUNTED = pattern(r"\s*(?:хотя бы|минимум|не менее|около|at least|about)?\s?\d|\s*(?:cost|price|no )")
_NO_OBJECT = pattern(r"\s*(?:через|в|во|на|по|с|из|у|к|только|их|его|ее|это|through|via|in|at|on|it)\s")


def _is_own_name(name: str, advertiser: str | None) -> bool:
    quoted = _QUOTED.search(name)
    return bool(
        advertiser
        and quoted
        and quoted["name"] in advertiser
        and not name.startswith(("«", '"'))
        and _is_introduced(name[: quoted.start()] + " ")
    )


_VERB_END = pattern(
    r",|\s(?:until|till|on|from|with|и|and|чтобы|so that)\s(?=\w)|\s(?:с|со|до|от|на|для|по|from|"
    r"starting|in|for|on|by)\s(?=\d)|[.;:!?()\n]|\s—\s"
)


def _beside_name(brief: BriefText, advertiser: str | None) -> Found[str | None] | None:
    """What the sentence of the name says the company or the brand is."""
    quoted = _QUOTED.search(advertiser or "")
    core = quoted["name"] if quoted else advertiser
    for passage in brief.passages:
        text = passage.sentence.text
        is_told = passage.topic is None or (
            passage.topic is Topic.ADVERTISER and passage.said().strip(" .|") != advertiser
        )
        if core and core in text and is_told:
            words = _GREETING.sub("", text if passage.topic is None else passage.said())
            cut = _BESIDE_END.search(words)
            return Found(value=_trim(words[: cut.start()] if cut else words), quotes=(passage.quote(),))
    return None


_GREETING = re.compile(
    r"(?i)^(?:йоу|привет|слушай\w*|здравствуйте|добрый день|алло|мы|это|hi|hello|hey|"
    r"so)[\s,!—–-]+(?:мы\s)?(?:—\s)?"
)
_BESIDE_END = pattern(
    r"[.;!?](?=\s|$)|\n|\s(?:перед|потому|зато|котор\w+|чтобы|because|which)\s|,\s(?=\d+\s)"
)


def _trim(words: str) -> str | None:
    trimmed = words.strip()[:_LONGEST]
    while (shorter := _TAIL.sub("", trimmed)) != trimmed:
        trimmed = shorter
    trimmed = trimmed.strip(" |\t—–-")
    return trimmed or None


def _cut_brackets(name: str) -> str:
    return _BRACKETS.sub("", name).strip() or name
