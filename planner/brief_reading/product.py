"""What is advertised: the name under its label, after a verb of launching, or beside the advertiser's."""

import re

from planner.brief_reading.brief_text import BriefText, Found
from planner.brief_reading.explained import read_bracketed, read_defined, read_heading
from planner.brief_reading.layout import Passage, Topic
from planner.brief_reading.names import (
    FORM,
    LEAST_NAME,
    QUOTED,
    cut_brackets,
    is_introduced,
    quoted_names,
    trim_name,
)
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.markup import blank_markup
from qualifier.reading.patterns import pattern
from qualifier.reading.region_mentions import find_regions

_SENTENCE_END = pattern(
    r"[.;!?\n]|,\s(?:котор\w+|что\b|чтобы|с\s\d|до\s\d|от\s\d|launched|starting|from\s\d|who|"
    r"which)|\s—\s|\s–\s"
)


def read_product(brief: BriefText, advertiser: str | None) -> Found[str | None]:
    """Return what is advertised: under its label, after a verb of launching, or what the company is."""
    if titled := _in_title(brief.passages):
        return titled
    if labelled := _labelled(brief):
        return labelled
    passages = [p for p in brief.to_the_point() if p.topic in {None, Topic.OBJECTIVE}]
    return (
        read_bracketed(brief, advertiser)
        or _after_verb(passages, advertiser)
        or _other_name(passages, advertiser)
        or _of_campaign(passages)
        or read_defined(brief, advertiser)
        or _beside_name(brief, advertiser)
        or read_heading(brief, advertiser)
        or Found(value=None)
    )


_BRAND_LABEL = re.compile(r"(?i)^[\W\d]*(?:наш\w* |our )?(?:бренд|марка|торговая марка|brand)\b")


def _labelled(brief: BriefText) -> Found[str | None] | None:
    """The first name under the label; «Бренд: …» beside «Товар: …» only completes the goods."""
    named = [(passage, name) for passage in brief.under(Topic.PRODUCT) if (name := _product_of(passage))]
    goods = [one for one in named if not (one[0].is_opened and _BRAND_LABEL.match(one[0].sentence.text))]
    if not named:
        return None
    passage, name = (goods or named)[0]
    brand = next((other for first, other in named if (first, other) not in goods), None)
    if goods and brand and brand.strip('«»"') not in name:
        name = f"{name} {brand}"
    return Found(value=name, quotes=(passage.quote(),))


_TITLE = re.compile(
    r"(?i)^\s*(?:медиа-?бриф|бриф|media brief|brief|рекламн\w+ кампани\w+|запуск\b|продвижение|"
    r"продвигаем)\s*[:—–-]?\s*(?:на |для |по |for |на продвижение )?"
    r"(?P<name>[^«»\"(]{0,40}[«\"][^«»\"]{2,60}[»\"])"
)


def _in_title(passages: tuple[Passage, ...]) -> Found[str | None] | None:
    """«Медиабриф ЖК «Солодовый» (девелопер ГК «…»)»: the title of the brief names what it is for."""
    for passage in passages[:2]:
        found = _TITLE.match(passage.sentence.text)
        if found and not FORM.search(found["name"]) and not _is_company(found["name"]):
            return Found(value=found["name"].strip(), quotes=(passage.quote(),))
    return None


def _is_company(name: str) -> bool:
    return (
        re.search(
            r"(?i)(?:^\s*|,\s*)(?:сет|магазин|клиник|школ|банк|компани|клуб|бренд|оператор|chain|company|bank)",
            name,
        )
        is not None
    )


def _product_of(passage: Passage) -> str | None:
    said = passage.said().lstrip("—–- ")
    said = _PRODUCT_IS.sub("", said, count=1)
    named = _CALLED.search(said)
    name = trim_name(_cut_tail(said))
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
    return cut_brackets(head.strip())


def _after_verb(passages: list[Passage], advertiser: str | None) -> Found[str | None] | None:
    for passage in passages:
        for found in read_word_list("names")["promote"].finditer(passage.sentence.folded):
            if _is_within_word(passage.sentence.folded, found.end()):
                continue  # "Advertiser is…" is no verb
            name = _object_of(passage, found.start(), found.end())
            if name and len(name) > LEAST_NAME and not _is_own_name(name, advertiser):
                return Found(value=name, quotes=(passage.quote(),))
    return None


def _is_within_word(text: str, at: int) -> bool:
    return at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _object_of(passage: Passage, start: int, end: int) -> str | None:
    folded = passage.sentence.folded
    if end >= len(folded) - 2:
        return None
    rest = blank_markup(passage.sentence.cut(end, len(folded))[0])
    rest = _ONLY.sub("", rest, count=1)
    if _NO_OBJECT.match(rest):
        # «Двери входные и межкомнатные, продаём через 40 дилеров»: the object stands before the verb.
        return trim_name(passage.sentence.cut(0, start)[0]) if start else None
    if _COUNTED.match(rest):
        return None
    cut = _VERB_END.search(_QUOTES.sub(lambda found: "«" + "x" * (len(found.group()) - 2) + "»", rest))
    named = _NAMED_NEXT.match(rest[cut.start() :]) if cut else None
    return trim_name(
        rest[: cut.start()] + named.group() if cut and named else rest[: cut.start()] if cut else rest
    )


_QUOTES = re.compile(r"[«\"“][^«»\"”\n]{2,60}[»\"”]")
_ONLY = re.compile(
    r"(?i)^\s*(?:именно|только|как раз|нашу?|наши|сво[юие]\w*|our|its|their|his|her|just|only)\s+"
)
# «новый сорт — «Полуночный стаут»»: the name after the dash belongs to the object.
_NAMED_NEXT = pattern(r"(?:,? ?[—–-] |: ?|, )[«\"][^«»\"]{2,60}[»\"]")
_COUNTED = pattern(
    r"\s*(?:надо |нужно )?(?:хотя бы|минимум|не менее|около|at least|about)?\s?\d|\s*(?:cost|price|no )"
)
_NO_OBJECT = pattern(r"\s*(?:через|в|во|на|по|с|из|у|к|только|их|его|ее|это|through|via|in|at|on|it)\s")


def _is_own_name(name: str, advertiser: str | None) -> bool:
    quoted = QUOTED.search(name)
    return bool(
        advertiser
        and quoted
        and quoted["name"] in advertiser
        and not name.startswith(("«", '"'))
        and is_introduced(name[: quoted.start()] + " ")
    )


_VERB_END = pattern(
    r",|\s(?:until|till|on|from|with|чтобы|so that)\s(?=\w)|\s(?:и|and)\s(?=\w+(?:ть|ти|ем|им|ут|ют|ят)\b|"
    r"(?:we|to|get|make|drive|bring|в|на|с|не)\b)|\s(?:before|ahead of|перед|к празд\w+|накануне|among|"
    r"среди)\s|\s(?:с|со|до|от|на|для|по|from|"
    r"starting|in|for|on|by)\s(?=\d)|[.;:!?()\n]|\s—\s"
)


def _other_name(passages: list[Passage], advertiser: str | None) -> Found[str | None] | None:
    """«летняя программа «Проверься»»: a quoted name beside the advertiser's own, with the words before it."""
    for passage in passages:
        for name, lead in quoted_names(passage):
            words = _LEAD.search(lead)
            is_other = not _OTHER_NAME.search(lead[-25:].lower()) and advertiser and name not in advertiser
            if is_other and words and not FORM.search(f"{words.group()}{name}"):
                return Found(value=f"{words.group().strip()} {name}", quotes=(passage.quote(),))
    return None


_CAMPAIGN = pattern(
    r"(?:campaign|flight|push|advertising|кампани\w+|реклам[аыуе]|размещени\w+) "
    r"(?:for|of|behind|to support|для|по) (?:the |our |a )?"
    r"(?=(?:new|нов|spring|summer|autumn|winter|летн|зимн|осенн|весенн|line|range|линейк|"
    r"коллекци|сери)\w*)"
)


def _of_campaign(passages: list[Passage]) -> Found[str | None] | None:
    """ "a brand campaign for the new kitchen line": what is new is what the campaign is for."""
    for passage in passages:
        for found in _CAMPAIGN.finditer(passage.sentence.folded):
            name = _object_of(passage, found.start(), found.end())
            if name and len(name) > LEAST_NAME:
                return Found(value=name, quotes=(passage.quote(),))
    return None


# Nouns and their adjectives just before a name; small words stop them.
_LEAD = re.compile(
    r"(?<![\w+-])(?:(?!(?:про|для|на|в|из|у|от|это|мы|что|чтобы|и|the|of|for|at)\s)[\w+-]+ ){1,4}$"
)
_OTHER_NAME = read_word_list("names")["other_name"]


def _beside_name(brief: BriefText, advertiser: str | None) -> Found[str | None] | None:
    """What the sentence of the name says the company or the brand is."""
    quoted = QUOTED.search(advertiser or "")
    core = quoted["name"] if quoted else advertiser
    for passage in brief.passages:
        text = passage.sentence.text
        is_told = passage.topic is None or (
            passage.topic is Topic.ADVERTISER and passage.said().strip(" .|") != advertiser
        )
        if core and core in text and is_told:
            name = _in_apposition(text, core) or _told_of(
                text if passage.topic is None else passage.said(), core
            )
            if name and not _LABEL_ALONE.fullmatch(name):
                return Found(value=name, quotes=(passage.quote(),))
    return None


def _told_of(said: str, core: str) -> str | None:
    """The words round the name without greeting; of a sentence about its writer only the firm is left."""
    words = _INTRODUCED.sub("", _GREETING.sub("", said), count=1)
    cut = _BESIDE_END.search(words)
    name = trim_name(words[: cut.start()] if cut else words)
    return core if name and _OF_ONESELF.search(name) else _cut_places(name)


def _cut_places(name: str | None) -> str | None:
    """«Сеть «Дубрава», Самара и Тольятти»: where the firm is does not belong to what it advertises."""
    head, _, tail = (name or "").rpartition(", ")
    rest = tail.lower()
    for _, start, end in find_regions(tail.lower()):
        rest = rest[:start] + " " * (end - start) + rest[end:]
    return head if head and rest != tail.lower() and not _JOINING.sub("", rest) else name


def _in_apposition(text: str, core: str) -> str | None:
    """ "Kestrel Motors, a car dealer", "we are a bakery, Crumb": what the firm is stands beside its name."""
    name = re.escape(core)
    found = re.search(rf"{name},? (?:is )?an?\s{_TRADE_NOUNS}", text) or re.search(
        rf"(?:are|['’]re|own|run|have|client:?) an?\s{_TRADE_NOUNS}(?: (?:in|from|based in) [A-Z][\w-]+)?"
        rf"(?:,| called| named)+ {name}",
        text,
    )
    return found["what"] if found else None


_JOINING = re.compile(r"\s+|\b(?:и|and|in|в|г|город)\b")
_TRADE_NOUNS = (
    r"(?P<what>(?:[A-Z][a-z]+ )?[a-z][a-z-]*"
    r"(?: (?!(?:in|from|based|with|that|and|called|named)\b)[a-z-]+){0,4})"
)
_OF_ONESELF = re.compile(r"\b(?:I|I['’]m|[Mm]y|[Ww]e|[Pp]lease|would like|needs?|wants?|here|[Pp]lan for)\b")


_GREETING = re.compile(
    r"(?i)^(?:йоу|привет\w*|слушай\w*|здравствуйте|здрасте|добр\w+ (?:день|дня|утро|вечер)|алло|мы|это|"
    r"коллеги|"
    r"уважаемые \w+|девочки|ребята|рекламодатель|клиент|дорогие \w+|hi|hello|hey|dear \w+|"
    r"so)[\s,!.—–-]+(?:мы\s|у нас\s|we\s)?(?:—\s)?(?:(?:делаем|производим|выпускаем|шьем|шьём|варим|печем|"
    r"печём|точнее|продаем|продаём|make|produce|sell|brew)\s)?"
)
# «это сеть аптек «…»», "We are Northfield Home, a furniture retailer": who it is comes after these words.
_INTRODUCED = re.compile(
    r"(?i)^\s*(?:это|мы|наша компания|we are|we're|this is \w+ (?:from|with|at)|"
    r"this is|i represent)\s[\s—–-]*(?:[A-Z][\w&' ]{2,40}, )?"
)
# "Advertiser is ZAO BioSfera" says who, and not what.
_LABEL_ALONE = re.compile(r"(?i)(?:the |our )?(?:advertiser|client|customer|рекламодатель|клиент|заказчик)")
_BESIDE_END = pattern(
    r"[.;!?](?=\s|$)|\n|\s(?:is|are|has been|have been|was)\s|\s(?:перед|потому|зато|котор\w+|чтобы|"
    r"because|which)\s|,\s(?=\d+\s)"
)
