"""Mentions of regions in running text: any case form, both alphabets, and which are ruled out."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from string import ascii_lowercase

from qualifier.reading.cues import Cue, cue
from qualifier.reading.patterns import pattern
from qualifier.reading.regions import find_subject, usual_names
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Polarity, Signal
from qualifier.reading.testimony import select_testimony
from qualifier.reading.translit import sound_key
from qualifier.reading.word_pieces import BORDER

_WORD = pattern(r"[^\W\d_]+")
_LAST_VOWEL = pattern(r"(?:ая|ой|ый|ий|ые|ие|ое|[аяьйоеыи])$")
_ENDING = pattern(
    r"(?:а|у|ом|е|ой|ы|и|ю|ей|ью|ем|ам|ах|ами|ями|ов|я|ь|й|ям|ях|ии|ию|ией|ая|ую|ый|ого|ому|ым|ые|ых|"
    r"ыми|ий|его|ему|им|ие|их|ими|ее|ое|о)?"
)
# Stems that lose a vowel in other case forms.
_FLEETING = {"орл": "Орёл", "ельц": "Елец", "череповц": "Череповец", "мцен": "Мценск"}
# Names that are also plain words, first names or surnames: only after a preposition of place.
_AMBIGUOUS = frozenset(
    [
        "Владимир",
        "Находка",
        "Грозный",
        "Шахты",
        "Муром",
        "Киров",
        "Чита",
        "Салават",
        "Орёл",
        "Волжский",
        "Выборг",
        "Магас",
        "Донецк",
        "Анапа",
        "Елец",
        "Братск",
        "Дербент",
    ]
)
# What people call a subject whose full name the register spells out.
_SPOKEN = {
    "Чувашская Республика": "Чувашия",
    "Удмуртская Республика": "Удмуртия",
    "Чеченская Республика": "Чечня",
    "Кабардино-Балкарская Республика": "Кабардино-Балкария",
    "Карачаево-Черкесская Республика": "Карачаево-Черкесия",
    "Республика Саха (Якутия)": "Якутия",
    "Республика Северная Осетия — Алания": "Северная Осетия",
    "Ханты-Мансийский автономный округ — Югра": "ХМАО",
    "Ямало-Ненецкий автономный округ": "ЯНАО",
}
_AND_SUBJECT = pattern(r" и (?:вся )?(?:область|обл\b|край|по области)|\+ ?область")
_SUBJECT_WORDS = frozenset({"region", "oblast", "krai", "area"})
_OWN_SUBJECT = {"Москва": "Московская область", "Санкт-Петербург": "Ленинградская область"}
_SUBJECT_ONLY = frozenset({"саха", "мо", "ло", "осетия", "коми", "алтай", "рф", "россия", "russia", "нижний"})
_PLACE_BEFORE = pattern(
    r"(?:\bво?|\bиз|\bпод|\bпо|\bг\.?|\bгород\w*|\bin|\bfrom|\bto|\bна|[,;/+]|\bи|—|–|-)\s*$"
)
_WHOLE_COUNTRY = pattern(
    r"по (?:всей )?(?:россии|рф|стране)\b|вс[яюей]{1,2} (?:россия|рф|страна|россию|страну|россии|"
    r"стране)\b|рф целиком|all (?:of |over )?russia|nationwide|across russia"
)
_DENIED = pattern(
    r"(?:\bбез|\bкроме|\bне(?: считая)?|\bexcept|\bwithout|\bnot|\bисключая)\s+(?:[\w.-]+,? (?:и )?){0,2}$"
)
_DENIED_AFTER = pattern(
    r"[\s,:—–-]*(?:область )?(?:не надо|не нужн\w+|исключ\w+|не трога\w+|убрать|not needed)"
)
_LEAST_LATIN = 4
_LEAST_STEM = 2
_HEAD = 3


def read_regions(sentences: tuple[Sentence, ...]) -> tuple[Signal[str], ...]:
    """Return every region and city that the client's side names, with those it rules out denied."""
    return tuple(signal for sentence in select_testimony(sentences) for signal in _read_sentence(sentence))


def wanted_regions(signals: tuple[Signal[str], ...]) -> tuple[str, ...]:
    """Return the regions named and not ruled out, in the order of their first mention."""
    denied = {signal.value for signal in signals if signal.polarity is Polarity.DENIED}
    return tuple(dict.fromkeys(signal.value for signal in signals if signal.value not in denied))


def _read_sentence(sentence: Sentence) -> Iterator[Signal[str]]:
    for name, start, end in find_regions(sentence.folded):
        yield _make_signal(sentence, name, start, end)


def find_regions(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each place that a folded text names, in any case form, and where it stands."""
    if not _names_cue().stands_in(text):
        return
    for whole in _WHOLE_COUNTRY.finditer(text):
        yield "Россия", whole.start(), whole.end()
    words = [(found.group(), found.start(), found.end()) for found in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        word = words[at][0]
        if not _names_begun_by(word) and not word.isascii():
            at += 1
            continue
        name, taken = _name_at(words, at)
        if name is None or not _is_place(text, name, words[at][1]):
            at += 1
            continue
        start, end = words[at][1], words[at + taken - 1][2]
        yield name, start, end
        if _AND_SUBJECT.match(text, end) and (subject := find_subject(name)):
            yield subject, start, end
        at += taken


def _make_signal(sentence: Sentence, name: str, start: int, end: int) -> Signal[str]:
    text = sentence.folded
    is_denied = _DENIED.search(text[max(0, start - 40) : start]) or _DENIED_AFTER.match(text, end)
    polarity = Polarity.DENIED if is_denied else Polarity.AFFIRMED
    usual = _SPOKEN.get(name, name.removeprefix("Республика "))
    return Signal(value=usual, sentence=sentence, start=start, end=end, polarity=polarity)


def _is_place(text: str, name: str, start: int) -> bool:
    return name not in _AMBIGUOUS or bool(_PLACE_BEFORE.search(text[max(0, start - 12) : start]))


def _name_at(words: list[tuple[str, int, int]], at: int) -> tuple[str | None, int]:
    """Return the longest name that begins at a word, and how many words it takes."""
    word = words[at][0]
    for stems, name in _names_begun_by(word):
        taken = [word for word, _, _ in words[at : at + len(stems)]]
        is_bare = len(stems) == 1 and len(stems[0]) == _LEAST_STEM and taken[0] == stems[0]
        if len(taken) == len(stems) and not is_bare and all(map(_fits, taken, stems)):
            return name, len(stems)
    if word.isascii():
        return _latin_name(words, at)
    return None, 1


@lru_cache(maxsize=4096)
def _names_begun_by(word: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the names whose first word this may be; most words begin none."""
    heads = _stems_by_head()
    names = heads.get(word[:_HEAD], ()) or heads.get(word[:_LEAST_STEM], ())
    return tuple((stems, name) for stems, name in names if _fits(word, stems[0]))


def _latin_name(words: list[tuple[str, int, int]], at: int) -> tuple[str | None, int]:
    for length in (2, 1):
        taken = words[at : at + length]
        phrase = " ".join(word for word, _, _ in taken)
        is_run = taken[-1][2] - taken[0][1] == len(phrase)
        if len(taken) < length or not is_run or len(phrase) < _LEAST_LATIN:
            continue
        if name := _latin_names().get(" ".join(sound_key(word) for word in phrase.split(" "))):
            return _widen(words, at, name, length)
    return None, 1


def _widen(words: list[tuple[str, int, int]], at: int, name: str, length: int) -> tuple[str | None, int]:
    """ "Moscow region" is the subject round the city."""
    follows = words[at + length][0] if at + length < len(words) else ""
    if follows in _SUBJECT_WORDS and words[at + length][1] == words[at + length - 1][2] + 1:
        return find_subject(name) or _OWN_SUBJECT.get(name, name), length + 1
    return name, length


@cache
def _names_cue() -> Cue:
    """A Latin letter, or the beginning of a name, without which a text names no region."""
    begins = {BORDER + stems[0] for names in _stems_by_head().values() for stems, _ in names}
    return cue(_WHOLE_COUNTRY, words=(*sorted(begins), *ascii_lowercase))


@cache
def _latin_names() -> Mapping[str, str]:
    """Names by their sound; those that are English words too are left out."""
    return {
        " ".join(sound_key(word) for word in written.split(" ")): usual
        for written, usual in usual_names().items()
        if written not in _SUBJECT_ONLY and len(written) >= _LEAST_LATIN
    }


def _fits(word: str, stem: str) -> bool:
    return word.startswith(stem) and bool(_ENDING.fullmatch(word[len(stem) :]))


@cache
def _stems_by_head() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Names as stems of their words, by the first letters, longer names first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    named = [(written, usual) for written, usual in usual_names().items() if written not in _SUBJECT_ONLY]
    for written, usual in (*named, *_FLEETING.items()):
        stems = tuple(_stem(word) for word in _WORD.findall(written))
        if stems and not written.isascii():
            found.setdefault(stems[0][:_HEAD], []).append((stems, usual))
    return {
        head: tuple(sorted(names, key=lambda pair: (-len(pair[0]), pair))) for head, names in found.items()
    }


def _stem(word: str) -> str:
    stem = _LAST_VOWEL.sub("", word)
    return stem if len(stem) >= _LEAST_STEM else word
