"""The audience of a brief: gender, age, income and interests, by its label or where people are named."""

import re
from collections.abc import Iterable

from planner.brief import Audience, Gender
from planner.brief_reading.brief_text import BriefText, Found
from planner.brief_reading.layout import Passage, Topic
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.dates import find_dates
from qualifier.reading.numbers import find_numbers
from qualifier.reading.patterns import pattern

_ASIDE = frozenset(
    {
        Topic.BACKGROUND,
        Topic.PROCEDURE,
        Topic.BUDGET,
        Topic.DATES,
        Topic.KPI,
        Topic.CHANNELS,
        Topic.EXCLUDED,
        Topic.PRODUCT,
        Topic.ADVERTISER,
        Topic.REGIONS,
    }
)
# «Деньги: 1,8 млн. Женщины 30–60.»: the sentence after a labelled one may be about people.
_FOLLOWED = frozenset({Topic.BUDGET, Topic.DATES, Topic.KPI, Topic.CHANNELS, Topic.REGIONS})
_PEOPLE_FIRST = pattern(
    r"\W*(?:(?:говорим|разговариваем|работаем) с |обращаемся к |ждем |нужны )?"
    r"(?:женщин|мужчин|девушк|парн|мам[аы]|пап[аы]|семь[ия]|взрослы|молод|люд(?:и|ьми|ям|ей)|м и ж|м/ж|ж/м|"
    r"women|men|moms|mothers|fathers|adults|families|young)[^.;!?]{0,30}\d\d\s?(?:[-–—+]|до|to|лет)"
)
_YEAR_WORD = r"(?: ?(?:лет|года|год|г\.|yo\b|y\.o\.|years?(?: old)?|yrs?))"
_RANGE = pattern(
    rf"(?<![\d.,/№#])(?<!\d[-–—])(?:от |from |aged? |"
    rf"between )?(?P<low>\d{{1,2}})\s?(?:{_YEAR_WORD} )?(?:[-–—]|"
    rf"до|to|and|\.\.\.?)\s?(?P<high>\d{{2}})(?P<years>{_YEAR_WORD})?(?![\d,.]\d|\d|\s?(?:%|тыс|"
    rf"млн|млрд|руб|₽|км|м\b|мес|дн|нед|час|сек|мин|к\b|k\b|т\.|раз|шт|магаз|точ|:|январ|феврал|"
    rf"март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр|jan|feb|mar|apr|may|jun|jul|"
    rf"aug|sep|oct|nov|dec|days|weeks|months|hours|stores))"
)
_FROM = pattern(
    rf"(?:от|за|старше|с|старше чем|from|over|above|older than|"
    rf"aged)\s(?P<low>\d{{2}})(?:{_YEAR_WORD}|\+|(?=[,.;]|$)| и старше| and (?:over|older|above|"
    rf"up))(?! (?:на рынке|опыт\w*|стаж\w*|работ\w*|гаранти\w*|experience|in business))|"
    rf"(?<!\d)(?P<plus>\d{{2}})\s?(?:\+|плюс\b|plus\b|и старше|and (?:over|older|above|up))(?!\d)"
)
_UPTO = pattern(
    rf"(?:до|младше|моложе|не старше|under|below|younger than|"
    rf"up to)\s(?P<high>\d{{2}}){_YEAR_WORD}?(?! ?(?:%|тыс|руб|км|мин|дн|января|феврал|марта|апрел|"
    rf"мая|июн|июл|август|сентябр|октябр|ноябр|декабр))"
)
_MINORS = pattern(r"несовершеннолетн|исключ|отсек|не показыв|запре|не для|без детей|exclud|not to|minors|вне")
_OWN_CHILDREN = pattern(
    r"(?:детей|дети|детям|ребенк\w*|ребенок|детьми|kids|child\w*|сын\w*|доч\w+)[^,.;]{0,14}$"
)
# «Родители детей 8–15 лет»: the ages are the children's.
_PARENTS = pattern(
    r"родител\w+|мам\w*|пап\w*|семь\w+|parents|mums?|moms?|mothers|fathers|families|adults with|people with"
)
_GROWN = 18
_AGES = (12, 90)
_LEAST_SPREAD = 5
_ALONE = pattern(r"\s*(?:[,.;)!|]|$)")
_COUNTED = pattern(r"(?:магазин|точ[ек]|филиал|город|штук|салон|клиник|дом)\w*\s$|(?:stores|shops|cities)\s$")
_WORDED = pattern(r"десят|дцат|сорок|twent|thirt|fort|fift|sixt|teen")
_JOINS = pattern(r"\s?(?:[-–—]|до|to|and)\s?")


def read_audience(brief: BriefText) -> Found[Audience]:
    """Return whom the campaign speaks to; what nobody said stays open."""
    people = _people_passages(brief)
    gender, gender_quote = _read_gender(brief, people)
    age_min, age_max, age_quote = _read_age(brief, people)
    income, income_quote = _read_income(brief, people)
    interests, interest_quotes = _read_interests(brief, people)
    quotes = [gender_quote, age_quote, income_quote, *interest_quotes]
    return Found(
        value=Audience(gender=gender, age_min=age_min, age_max=age_max, income=income, interests=interests),
        quotes=tuple(dict.fromkeys(quote for quote in quotes if quote)),
    )


def _people_passages(brief: BriefText) -> tuple[Passage, ...]:
    """What stands under the label, else the sentences that speak of people by sex, age or kinship."""
    labelled = brief.under(Topic.AUDIENCE)
    if labelled:
        return labelled
    words = read_word_list("audience")
    return tuple(
        p
        for p in brief.passages
        if (p.topic not in _ASIDE and any(words[w].search(p.sentence.folded) for w in ("_people", "_likes")))
        or (p.topic in _FOLLOWED and _is_of_people(p))
    )


def _is_of_people(passage: Passage) -> bool:
    """Tell whether people stand first: in the sentence, or behind a label such as "Target:"."""
    said = (passage.sentence.folded, fold_words(passage.said()))
    return any(_PEOPLE_FIRST.match(text) for text in said)


def _read_gender(brief: BriefText, people: tuple[Passage, ...]) -> tuple[Gender, str]:
    words = read_word_list("audience")
    for passage in brief.under(Topic.GENDER):
        text = passage.words.strip(" |")
        for gender in (Gender.FEMALE, Gender.MALE):
            if words[f"_{gender.value}_label"].match(text):
                return gender, passage.quote()
        return Gender.ALL, passage.quote()
    # «Школа английского для взрослых… Женщины 25–40»: the sentence with the age speaks of the audience.
    people = tuple(p for p in people if _RANGE.search(p.sentence.folded)) or people
    said = " ".join(p.sentence.folded for p in people)
    if words["_mostly"].search(said) or words["_everyone"].search(said):
        return Gender.ALL, ""
    named = [gender for gender in (Gender.FEMALE, Gender.MALE) if words[gender.value].search(said)]
    if len(named) == 1 and not words[f"_{_OTHER[named[0]]}_kin"].search(said):
        return named[0], next(p.quote() for p in people if words[named[0].value].search(p.sentence.folded))
    return _gender_of_kin(people) if not named else (Gender.ALL, "")


_OTHER = {Gender.FEMALE: Gender.MALE, Gender.MALE: Gender.FEMALE}


def _gender_of_kin(people: tuple[Passage, ...]) -> tuple[Gender, str]:
    """«мамы дошкольников» are women when nobody else is named beside them."""
    words = read_word_list("audience")
    for passage in people:
        pieces = list(_pieces(passage, is_labelled=False))
        for gender in (Gender.FEMALE, Gender.MALE):
            kin = words[f"_{gender.value}_kin"]
            adults = [
                piece for piece in map(fold_words, pieces) if kin.search(piece) or not _CHILD.search(piece)
            ]
            if adults and all(kin.search(piece) for piece in adults):
                return gender, passage.quote()
        if pieces:
            break
    return Gender.ALL, ""


_CHILD = pattern(r"дет(?:и|ей|ям)\b|школьник|дошкольник|малыш|младен|подростк|class|child|kids|toddler")


def _read_age(brief: BriefText, people: tuple[Passage, ...]) -> tuple[int | None, int | None, str]:
    rest = [p for p in brief.passages if p.topic not in _ASIDE and p not in people]
    for passages, is_sure in ((brief.under(Topic.AGE), True), (people, True), (rest, False)):
        for passage in passages:
            found = _age_in(brief, passage, is_sure=is_sure)
            if found is not None:
                return *found, passage.quote()
    return None, None, ""


def _age_in(brief: BriefText, passage: Passage, *, is_sure: bool) -> tuple[int | None, int | None] | None:
    text = passage.sentence.folded
    if not any(letter.isdigit() for letter in text) and not _WORDED.search(text):
        return None
    days = [(start, end) for start, end, _ in find_dates(text, brief.as_of)]
    for found in _RANGE.finditer(text):
        low, high = int(found["low"]), int(found["high"])
        is_date = any(start < found.end() and found.start() < end for start, end in days)
        is_years = found["years"] or is_sure or read_word_list("audience")["_people"].search(text)
        is_years = is_years or (high - low >= _LEAST_SPREAD and _ALONE.match(text, found.end()))
        is_years = is_years and not _COUNTED.search(text[: found.start()])
        head = text[: found.start()]
        is_child = _OWN_CHILDREN.search(head) and (
            len(_RANGE.findall(text)) > 1 or (high < _GROWN and _PARENTS.search(head) is not None)
        )
        if _AGES[0] <= high <= _AGES[1] and low < high and is_years and not is_date and not is_child:
            return low, high
    if is_sure and (worded := _worded_age(text)):
        return worded
    return _open_age(text) if is_sure or read_word_list("audience")["_people"].search(text) else None


def _worded_age(text: str) -> tuple[int, int] | None:
    """«восемнадцать-тридцать пять», thirty to fifty."""
    numbers = [one for one in find_numbers(text) if not one.is_digits]
    for low, high in zip(numbers, numbers[1:], strict=False):
        is_range = _JOINS.fullmatch(text[low.end : high.start]) is not None
        if is_range and _AGES[0] <= low.value < high.value <= _AGES[1]:
            return int(low.value), int(high.value)
    return None


def _open_age(text: str) -> tuple[int | None, int | None] | None:
    """«от 35 лет», «до 30 лет», 25+; a bar on minors is no audience."""
    if _MINORS.search(text):
        return None
    above, below = _FROM.search(text), _UPTO.search(text)
    low = int(above["low"] or above["plus"]) if above else None
    high = int(below["high"]) if below else None
    return (low, high) if low is not None or high is not None else None


def _read_income(brief: BriefText, people: tuple[Passage, ...]) -> tuple[str | None, str]:
    words = read_word_list("audience")
    for passage in brief.under(Topic.INCOME):
        value = passage.said().strip(" |.;")
        is_open = words["_income_any"].search(fold_words(value))
        return (None, "") if is_open or not value else (value, passage.quote())
    for passage in (*people, *brief.unlabelled()):
        text = passage.sentence.folded
        if words["_income_any"].search(text):
            continue
        found = _INCOME.search(text)
        if found is not None:
            start, end = found.span("value" if found["value"] else "whole")
            value = passage.sentence.cut(start, end)[0].strip()
            return _SPOKEN_LEVELS.get(fold_words(value), value), passage.quote()
    return None, ""


def fold_words(text: str) -> str:
    """Return a short text in lower case with ё as е."""
    return text.lower().replace("ё", "е")


_SPOKEN_LEVELS = {"повыше": "выше среднего", "побольше": "выше среднего", "пониже": "ниже среднего"}
_LEVELS = (
    r"(?:(?:чуть |заметно |сильно |немного )?(?:выше|ниже|не ниже|около) средн\w+(?:[ +]и выше)?"
    r"|средн\w+(?:\s?\+|\s?[-–,и]+\s?(?:выше среднего|высок\w+)| и выше(?: среднего)?)?"
    r"|(?:достаточно |очень )?высок\w+|низк\w+|повыше|побольше|пониже|премиум\w*|[abcавс]{1,2}\+?\b"
    r"|(?:от|до|свыше|более|около) [\d  ]+ ?(?:тыс\w*|000|к)?\.?(?: ?руб\w*)?|[\d ]+ ?(?:тыс\w*|000|"
    r"к)\.? ?(?:руб\w*)? ?\+)"
)
_INCOME = pattern(
    rf"доход\w*(?: семьи| домохозяйств\w+| на человека| у них)?[\s:—–-]*(?P<value>{_LEVELS})"
    rf"|(?P<whole>(?:выше|ниже) средн\w+ доход\w*|(?:со )?средн\w+ доход\w*|высок\w+ доход\w*|"
    rf"высокодоходн\w+|состоятельн\w+|обеспеченн\w+|премиальн\w+ (?:сегмент|аудитори)\w*"
    rf"|(?:above|below)[- ]average income|(?:middle|high|upper|medium|low|"
    rf"average)(?:[- ](?:to[- ]high|middle))?[- ]income|(?:high|above[- ]average|medium|middle|"
    rf"average|low)(?: and (?:above|high))?(?: household)? income|affluent|wealthy|income (?:above|"
    rf"over|from) [\w ,.]{{2,20}})"
)


def _read_interests(brief: BriefText, people: tuple[Passage, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What people like or are, in the client's words, without their sex, age and income."""
    labelled = brief.under(Topic.INTERESTS)
    passages = labelled or _told_closely(people)
    found = [(piece, p.quote()) for p in passages for piece in _pieces(p, is_labelled=bool(labelled))]
    return tuple(dict.fromkeys(piece for piece, _ in found)), tuple(
        dict.fromkeys(quote for _, quote in found)
    )


def _told_closely(people: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Where ages or likings are told, what people are stands there and not in passing."""
    likes = read_word_list("audience")["_likes"]
    close = tuple(
        p
        for p in people
        if p.topic is Topic.AUDIENCE or _RANGE.search(p.sentence.folded) or likes.search(p.sentence.folded)
    )
    return close or people


_SPLIT = re.compile(r"[,;|()\n]|\s(?:и|and|но|but)\s(?!\d)|\.\s")
_STRIP = re.compile(
    r"^(?:[—–•*\s-]+|(?:и|а|ну|но|те|кто|также|это|для|все|которые|преимущественно|в основном|"
    r"интересу\w+(?: в)?|увлека\w+|люб\w+|(?:женщин\w*|мужчин\w*|девушк\w*|парн\w+|люд\w+|women|men|"
    r"people|adults),? (?:котор\w+ (?:нрав\w+|люб\w+|важн\w+)|who (?:love|like|enjoy|are into))|"
    r"котор\w+ (?:нрав\w+|люб\w+|важн\w+)|interested in|who|that|are|into|with|love|mostly|mainly)\s+)+",
    re.I,
)


def _pieces(passage: Passage, *, is_labelled: bool) -> Iterable[str]:
    words = read_word_list("audience")
    said = passage.said()
    if passage.topic is None:
        # In running text people are spoken of from the word that names them on.
        folded = passage.sentence.folded
        both = (words["_people"].search(folded), words["_likes"].search(folded))
        named = min((one for one in both if one), key=lambda one: one.start(), default=None)
        said = passage.sentence.cut(named.start(), len(passage.sentence.folded))[0] if named else ""
    for piece in _SPLIT.split(said):
        low = fold_words(piece).strip(" .:—–-")
        if not is_labelled and (words["_plain"].fullmatch(low) or words["_not_interest"].search(low)):
            continue
        kept = _AGE_WORDS.sub("", _STRIP.sub("", piece.strip()).strip(' .:»«"—–-'))
        kept = _STRIP.sub("", " ".join(kept.split())).strip(" ,.—–-")
        if len(kept) > 2 and not words["_plain"].fullmatch(fold_words(kept)):
            yield kept


_AGE_WORDS = re.compile(
    r"(?i)\b(?:от |from |aged )?\d{1,2}\s?(?:[-–—]|до|to)\s?\d{2}(?: лет| years?(?: old)?)?\b|\b\d{2}\+"
)
