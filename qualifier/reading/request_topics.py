"""What a request is about: topic words weighed by how much they tell, and how far two requests agree."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from qualifier.reading.fold import fold
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.topic_words import find_channel, find_concept
from qualifier.reading.translit import romanise, sound_key

_PHRASES = read_phrases("request_topics")

_LONGEST_TEXT = 20_000
_WORD = pattern(r"[^\W\d_]{2,}|\d[\d  ]*(?:[.,]\d+)?")
_STEM_LETTERS = 5
_STOP_WORDS = """
    и в во на по с со к ко о об от до за из у для при под над не ни но а или же ли бы что чтобы как так
    это то все всё вся мы нам нас наш наша наши вы вам вас ваш ваша они их он она его ее есть был была
    было были будет там тут уже еще ещё где когда только очень без через между про свой своя свои своей
    своих году год года лет нужно нужна нужен нужны надо хотим хочу просим прошу заявка запрос обращение
    клиент добрый день здравствуйте the a an of to in on for and or with at by from we our us you your
    is are be this that it as need want would like please request hello hi
"""
_STOP = frozenset(_STOP_WORDS.split())
# Words that any request of advertising may hold: agreement on them alone says little.
_COMMON_WORDS = """
    реклам продвиж продвин размещ размест кампани бюджет охват формат презентац тендер подбор обзор
    канал клиент млн тыс руб рубл без ндс согласов старт запуск месяц сезон лето весн осен зим январ
    феврал март апрел мая май июн июл август сентябр октябр ноябр декабр компани услуг общ узнава город
    област росси через сет advert campaign budget reach format present tender promo launch start month
    agenc client
"""
_COMMON = tuple(_COMMON_WORDS.split())
# Words whose forms do not share a beginning.
_FORMS = {"имя": "имен", "имени": "имен", "имен": "имен", "люди": "челов", "людей": "челов", "детей": "дети"}
# Endings of Russian cases and genders; three letters of the stem must be left.
_ENDING = pattern(
    r"(?<=[а-я]{3})(?:ами|ями|ого|его|ому|ему|ыми|ими|ов|ев|ей|ой|ий|ый|ая|яя|ое|ее|ые|ие|ую|юю|ом|ем|ам|ям|"
    r"ах|ях|их|ых|[аяыиуюеоь])$"
)
_WEIGHT_COMMON, _WEIGHT_CHANNEL, _WEIGHT_NUMBER, _WEIGHT_TOPIC = 0.15, 0.4, 0.5, 1.0
_REPEATED = pattern(_PHRASES["_REPEATED"])
_DISTINCT = pattern(_PHRASES["_DISTINCT"])


@dataclass(frozen=True, slots=True)
class Topic:
    """One word of a request: the form that is compared, its weight, and what it means in any language."""

    word: str
    weight: float
    concept: str | None = None


@dataclass(frozen=True, slots=True)
class Topics:
    """What a text is about, and whether it calls itself a repeat or another matter."""

    words: tuple[Topic, ...]
    says_repeated: bool
    says_distinct: bool
    is_latin: bool


@lru_cache(maxsize=256)
def read_topics(text: str) -> Topics:
    """Read a text's topic words and whether it calls itself a repeat or something else."""
    folded = fold(text[:_LONGEST_TEXT]).text
    found = (read_topic(word) for word in _WORD.findall(folded))
    return Topics(
        words=tuple({topic.word: topic for topic in found if topic}.values()),
        says_repeated=_REPEATED.search(folded) is not None,
        says_distinct=_DISTINCT.search(folded) is not None,
        is_latin=_is_latin(folded),
    )


def _is_latin(folded: str) -> bool:
    return sum(map(folded.count, "aeio")) > sum(map(folded.count, "аеио"))


def share_covered(request: Topics, text: Topics) -> float:
    """Return the share (by weight) of the request's topic words that the text holds too.

    Texts of two languages are compared by what their words mean as well.
    """
    held = {topic.word for topic in text.words}
    concepts = {topic.concept for topic in text.words if topic.concept and request.is_latin != text.is_latin}
    by_head: dict[str, list[str]] = {}
    for word in held:
        by_head.setdefault(word[:2], []).append(word)
    total = sum(topic.weight for topic in request.words)
    covered = sum(
        topic.weight
        for topic in request.words
        if topic.word in held
        or topic.concept in concepts
        or any(_is_like(topic.word, other) for other in by_head.get(topic.word[:2], ()))
    )
    return covered / total if total else 0.0


@lru_cache(maxsize=16384)
def read_topic(written: str) -> Topic | None:
    """Return the topic of one lower-case word; None when it says nothing of what is wanted."""
    if written[0].isdigit():
        digits = re.sub(r"\D", "", written).rstrip("0") or "0"
        return Topic(f"#{digits}", _WEIGHT_NUMBER)
    if written in _STOP:
        return None
    word = _FORMS.get(written, written)
    # Agreement on the medium alone does not make one request.
    if channel := find_channel(word):
        return Topic(f"@{channel}", _WEIGHT_CHANNEL)
    weight = _WEIGHT_COMMON if word.startswith(_COMMON) else _WEIGHT_TOPIC
    return Topic(sound_key(romanise(_ENDING.sub("", word))), weight, find_concept(word))


def _is_like(word: str, other: str) -> bool:
    """Forms of one word share their beginning; a slip of the pen inside it is forgiven."""
    if word[0] in "#@" or other[0] in "#@":
        return False
    size = min(len(word), len(other))
    # A stem of three letters begins many words: only the stem itself will do, and it was compared already.
    if size < _STEM_LETTERS - 1:
        return False
    head = min(_STEM_LETTERS, size)
    if word[:head] == other[:head]:
        return size >= _STEM_LETTERS or abs(len(word) - len(other)) <= 3
    return size >= 7 and DamerauLevenshtein.distance(word, other, score_cutoff=1) <= 1
