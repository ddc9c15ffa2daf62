"""The audience of a brief: gender, age, income and interests, by its label or where people are named."""

import re
from collections.abc import Iterable

from planner.brief import Audience, Gender
from planner.brief_reading.ages import AGE_RANGE, find_age
from planner.brief_reading.brief_text import BriefText, Found
from planner.brief_reading.income import fold_words, read_income
from planner.brief_reading.layout import Passage, Topic
from planner.brief_reading.strays import tells_figures
from planner.brief_reading.word_lists import read_word_list
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
_FOLLOWED = frozenset({Topic.BUDGET, Topic.DATES, Topic.KPI, Topic.CHANNELS, Topic.REGIONS, Topic.EXCLUDED})
_PEOPLE_FIRST = pattern(
    r"\W*(?:(?:говорим|разговариваем|работаем) с |обращаемся к |ждем |нужны )?"
    r"(?:женщин|мужчин|девушк|парн|мам[аы]|пап[аы]|семь[ия]|взрослы|молод|люд(?:и|ьми|ям|ей)|м и ж|м/ж|ж/м|"
    r"пол\b|возраст|ages?\b|aged\b|(?:any )?gender|"
    r"women|men|moms|mothers|fathers|adults|families|young)[^.;!?]{0,30}\d\d\s?(?:[-–—+]|до|to|лет|плюс|plus)"
)


def read_audience(brief: BriefText) -> Found[Audience]:
    """Return whom the campaign speaks to; what nobody said stays open."""
    people = _people_passages(brief)
    gender, gender_quote = _read_gender(brief, people)
    age_min, age_max, age_quote = _read_age(brief, people)
    income, income_quote = read_income(brief, people)
    interests, interest_quotes = _read_interests(brief, people)
    quotes = [gender_quote, age_quote, income_quote, *interest_quotes]
    return Found(
        value=Audience(gender=gender, age_min=age_min, age_max=age_max, income=income, interests=interests),
        quotes=tuple(dict.fromkeys(quote for quote in quotes if quote)),
    )


def _people_passages(brief: BriefText) -> tuple[Passage, ...]:
    """What stands under the label, else the sentences that speak of people by sex, age or kinship."""
    labelled = tuple(p for p in brief.under(Topic.AUDIENCE) if not tells_figures(p))
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
    people = tuple(p for p in people if AGE_RANGE.search(p.sentence.folded)) or people
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
        pieces = list(_named_people(passage))
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


def _named_people(passage: Passage) -> Iterable[str]:
    """The pieces of a passage up to what people like: «мамы 28–42, увлекаются спортом» names mothers."""
    likes = read_word_list("audience")["_likes"].search(passage.sentence.folded)
    head = passage.sentence.folded[: likes.start()] if likes else passage.sentence.folded
    return (piece for piece in _pieces(passage, is_labelled=False) if fold_words(piece).split()[0] in head)


_CHILD = pattern(r"дет(?:и|ей|ям)\b|школьник|дошкольник|малыш|младен|подростк|class|child|kids|toddler")


def _read_age(brief: BriefText, people: tuple[Passage, ...]) -> tuple[int | None, int | None, str]:
    rest = [
        p
        for p in brief.passages
        if p not in people and (p.topic not in _ASIDE or (p.topic in _FOLLOWED and _is_of_people(p)))
    ]
    for passages, is_sure in ((brief.under(Topic.AGE), True), (people, True), (rest, False)):
        for passage in passages:
            found = find_age(passage, as_of=brief.as_of, is_sure=is_sure or _is_of_people(passage))
            if found is not None:
                return *found, passage.quote()
    return None, None, ""


def _read_interests(brief: BriefText, people: tuple[Passage, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What people like or are, in the client's words, without their sex, age and income."""
    labelled = brief.under(Topic.INTERESTS)
    passages = labelled or _told_closely(people)
    passages = tuple(p for p in passages if p.is_opened or not _BOUNDS.search(p.sentence.folded)) or passages
    found = [(piece, p.quote()) for p in passages for piece in _pieces(p, is_labelled=bool(labelled))]
    return tuple(dict.fromkeys(piece for piece, _ in found)), tuple(
        dict.fromkeys(quote for _, quote in found)
    )


# «Лиц моложе 18 исключить, не ближе 100 метров от школ»: where not to show is no liking.
_BOUNDS = pattern(r"исключить|исключа\w+|не ближе|не показыв\w+|не рядом|\bexclud\w+|not within|keep away")


def _told_closely(people: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Where ages or likings are told, what people are stands there and not in passing."""
    likes = read_word_list("audience")["_likes"]
    close = tuple(
        p
        for p in people
        if p.topic is Topic.AUDIENCE or AGE_RANGE.search(p.sentence.folded) or likes.search(p.sentence.folded)
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
        if words["_of_creatives"].search(low):
            return  # «два разных креатива, мамам строгий, детям мемы»
        if not is_labelled and (words["_plain"].fullmatch(low) or words["_not_interest"].search(low)):
            continue
        kept = _AGE_WORDS.sub("", _STRIP.sub("", piece.strip()).strip(' .:»«"—–-'))
        kept = _STRIP.sub("", " ".join(kept.split())).strip(" ,.—–-")
        if len(kept) > 2 and not words["_plain"].fullmatch(fold_words(kept)):
            yield kept


_AGE_WORDS = re.compile(
    r"(?i)\b(?:возраст\w* |age )?(?:не |no )?"
    r"(?:старше|моложе|младше|older than|younger than|over|under|above) \d{2}\b(?: лет)?|"
    r"\s?\b(?:нам )?(?:тоже )?(?:нужн[ыа]|интересн[ыа]|важн[ыа])$|"
    r"\b(?:от |from |aged |[fmwжм] ?)?\d{1,2}\s?(?:[-–—]|до|to)\s?\d{2}(?: лет| years?(?: old)?)?\b|"
    r"\b\d{2}(?:\+| ?плюс\b| ?plus\b)"
)
