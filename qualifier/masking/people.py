"""Names of people: first names with surnames, patronymics, initials, and words that introduce a person."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualifier.masking.first_names import read_first_names, read_not_surnames
from qualifier.masking.shadow import Shadow
from qualifier.masking.span import Kind, Span

_CAPITAL = re.compile(
    r"(?<![\w@/.-])(?:[А-ЯЁ][а-яё]+|[А-ЯЁ]{3,}|[A-Z][a-z]+|[A-Z]['’][A-Z][a-z]+)(?:[-–][А-ЯЁA-Z][а-яёa-z]+)?(?![\w@])"
)
_INITIALS = re.compile(
    r"(?<![\w.])(?:[А-ЯЁA-Z]\.\s?){1,2}[А-ЯЁA-Z][а-яёa-z]+(?:-[А-ЯЁA-Z][а-яёa-z]+)?(?!\w)"
    r"|(?<![\w-])[А-ЯЁA-Z][а-яёa-z]{2,}(?:-[А-ЯЁA-Z][а-яёa-z]+)?\s[А-ЯЁA-Z]\.\s?[А-ЯЁA-Z]\.?(?!\w)"
)
_PATRONYMIC = re.compile(
    r"(?i)[а-яё]{2,}(?:ович|евич|ьич|мич|кич|лич)(?:а|у|ем|е)?$|[а-яё]{2,}(?:овн|евн|ичн|инишн|иничн)(?:а|ы|е|у|ой)$|.+(?:оглы|кызы|улы)$"
)
_SURNAME = re.compile(
    r"(?i)[а-яё]{2,}(?:[оеё]в|[иы]н|ск(?:ий|ая|ого|ой|ому|им|ую)|цк(?:ий|ая|ого|ой|ому|им|ую)|(?:[оеё]в|[иы]н)(?:а|у|ой|ым|е|ых)"
    r"|енко|ко|ук|юк|ян|янц|дзе|швили|[иы]х|ец|ич|ль|ер|ман|берг|штейн|аев(?:а|у|ой|ым)?)$|[a-z]{3,}$"
)
_CAPITALS = re.compile(r"(?:[ОЕЁ]В|[ИЫ]Н|СК(?:ИЙ|АЯ)|ЕНКО|ЧУК|[ОЕЁ]ВА|[ИЫ]НА|ЯН|ДЗЕ|ШВИЛИ)$")
# Dictated and chatted names have no capitals; there only a known first name after these words counts.
_SMALL = re.compile(
    r"(?i)(?:зовут(?: меня)?|мо[её] имя|my name(?:'s| is)|\bi['’]m|\bi am|(?<!\w)это|(?<!\w)спросить)"
    r"\s([a-zа-яё]{2,}(?:\s[a-zа-яё]{2,}){0,2})"
)
_ENDING = re.compile(r"(?i)(?<=\w{4})(?:ая|яя|ий|ый|ой|[аяйьыеоиу])$")
_LOWER_SURNAME = re.compile(r"(?i)[а-яё]{2,}(?:[оеё]ва?|[иы]на?|ский|ская|цкий|цкая|енко|чук|ян|дзе|швили)$")
_CUE = re.compile(
    r"(?i)(?:меня зовут|мо[её] имя|зовут меня|на имя|ф\.?\s?и\.?\s?о\.?\s?:?|контактное лицо\s?[:—-]?"
    r"|подпись\s?[:—-]"
    r"|с уважением|с наилучшими(?: пожеланиями)?|с почтением|всего доброго"
    r"|my name is|\bi am|\bi['’]m|\bthis is"
    r"|(?:best|kind|warm)?\s?regards|sincerely(?: yours)?|yours (?:truly|faithfully)"
    r"|cheers|many thanks|attn\.?:?)"
    r"[\s,.:—–-]{1,6}"
)
# Titles that stand before nobody but a person.
_TITLED = re.compile(
    r"(?<![\w.])(?:Mrs?|Ms|Miss|Dr|Prof|CEO|CMO|CFO|CTO|COO|г-ну|г-на|г-н|г-жа|г-же|г-жу|[Гг]осподин[ау]?|[Гг]оспож[аеу])\.?"
    r"\s(?=[A-ZА-ЯЁ])"
)
_NAME = r"(?:[А-ЯЁ][а-яё]+|[A-Z][a-z]+)(?:-[А-ЯЁA-Z][а-яёa-z]+)?"
_CUED = re.compile(rf"{_NAME}(?:[ ]{_NAME}){{0,2}}(?!\w)")
_QUOTED = re.compile(r"[«“\"„][^«»“”\"„\n]{1,60}[»”\"“]")
_PLACE = re.compile(
    r"(?i)(?:(?<!\w)ул(?:\.|иц\w+)|пр-т|просп(?:\.|ект\w*)|площад\w+|(?<!\w)пл\.|переул\w+|набережн\w+|(?<!\w)имени|(?<!\w)им\."
    r"|(?<!\w)т[рц]*ц|кофейн\w+|ресторан\w*|бренд\w*|марк(?:[аиуейы]|ой|ах|ами)?(?!\w)|салон\w*|магазин\w*|сет[ьи]|станци\w+|метро|остановк\w+"
    r"|город\w*|(?<!\w)г\.|посел\w+|остров\w*|собор\w*|театр\w*|фестивал\w+|street|avenue|store|shop|brand|city)\s?$"
)
_TOWNS = re.compile(r"(?i)\s?(?:,|и|and)\s+[А-ЯЁA-Z][\wё-]+,?\s+(?:город|област|регион|cit)")
_FORMS = re.compile(r"(?i)(?:ооо|оао|зао|пао|ао|гк|тд|ltd|llc|inc|gmbh|команда|отдел|компания|team|the)\b")


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    said: str
    opens: bool


def find_people(shadow: Shadow, known: Sequence[str] = ()) -> Iterator[Span]:
    """Yield names; `known` are names that the record itself gives, in any case form."""
    text = shadow.text
    brands = [found.span() for found in _QUOTED.finditer(text)]
    for start, end in (
        *_by_initials(text),
        *_by_words(text),
        *_by_cues(text),
        *_by_titles(text),
        *_by_small(text),
        *_by_knowledge(text, known),
    ):
        is_known = any(part.lower() in text[start:end].lower() for part in known)
        if is_known or not any(left <= start and end <= right for left, right in brands):
            yield Span(*shadow.place(start, end), Kind.PERSON)


def _by_initials(text: str) -> Iterator[tuple[int, int]]:
    for found in _INITIALS.finditer(text):
        if not _PLACE.search(text, max(0, found.start() - 15), found.start()):
            yield found.span()


def _by_cues(text: str) -> Iterator[tuple[int, int]]:
    for cue in _CUE.finditer(text):
        found = _CUED.match(text, cue.end())
        if found is None or _FORMS.match(found.group()):
            continue
        words = found.group().split(" ")
        if cue.group().lower().startswith(("i am", "i'm", "i’m", "this is")) and not _has_name(words):
            continue
        if words[0].lower() not in read_not_surnames():
            yield found.span()


def _by_titles(text: str) -> Iterator[tuple[int, int]]:
    for title in _TITLED.finditer(text):
        found = _CUED.match(text, title.end())
        if found is None or _FORMS.match(found.group()):
            continue
        if found.group().split(" ")[0].lower() not in read_not_surnames():
            yield found.span()


def _by_small(text: str) -> Iterator[tuple[int, int]]:
    names = read_first_names()
    for found in _SMALL.finditer(text):
        words = [*re.finditer(r"\S+", found.group(1))]
        if names.get(plain_name(words[0].group())):
            last = words[0]
            for word in words[1:]:
                if _PATRONYMIC.match(word.group()) or _LOWER_SURNAME.match(word.group()):
                    last = word
            yield found.start(1), found.start(1) + last.end()
        elif (
            len(words) > 1
            and names.get(plain_name(words[1].group()))
            and _LOWER_SURNAME.match(words[0].group())
        ):
            yield found.start(1), found.start(1) + words[1].end()


def _has_name(words: Sequence[str]) -> bool:
    names = read_first_names()
    return any(plain_name(word) in names for word in words)


def _by_words(text: str) -> Iterator[tuple[int, int]]:
    for run in _runs(text):
        yield from _read_run(text, run)


def _runs(text: str) -> Iterator[list[_Word]]:
    """Yield capital words that follow one another with one space between."""
    run: list[_Word] = []
    for found in _CAPITAL.finditer(text):
        before = text[: found.start()].rstrip(" ")
        word = _Word(found.start(), found.end(), found.group(), not before or before[-1] in ".!?\n:;—-")
        if run and text[run[-1].end : word.start] != " ":
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _read_run(text: str, run: list[_Word]) -> Iterator[tuple[int, int]]:
    names = read_first_names()
    taken = -1
    for place, word in enumerate(run):
        if place <= taken or plain_name(word.said) not in names:
            continue
        first, last = _reach(run, place, taken)
        is_alone = first == last
        if _PLACE.search(text, max(0, run[first].start - 15), run[first].start):
            continue
        if is_alone and (not names[plain_name(word.said)] or _TOWNS.match(text, word.end)):
            continue
        taken = last
        yield run[first].start, run[last].end


def _reach(run: list[_Word], place: int, taken: int) -> tuple[int, int]:
    """Return the first and last word of the name around a first name."""
    first = last = place
    if last + 1 < len(run) and _PATRONYMIC.match(run[last + 1].said):
        last += 1
    if place - 1 > taken and _is_surname(run[place - 1]):
        first -= 1
    elif last + 1 < len(run) and _is_surname(run[last + 1]):
        last += 1
        if last == place + 1 and last + 1 < len(run) and _PATRONYMIC.match(run[last + 1].said):
            last += 1
    return first, last


def _is_surname(word: _Word) -> bool:
    said = word.said.lower()
    if said in read_not_surnames() or len(said) < 2:
        return False
    if word.said.isupper():
        # In a text of capitals only a surname's ending tells it from any other word.
        return _CAPITALS.search(word.said) is not None
    # A word that opens a sentence is capital anyway: there it must be built like a surname.
    return not word.opens or "-" in said or _SURNAME.match(word.said) is not None or len(said) <= 5


def _by_knowledge(text: str, known: Sequence[str]) -> Iterator[tuple[int, int]]:
    for name in known:
        for part in re.findall(r"[\w'’-]{3,}", name):
            stem = re.escape(_ENDING.sub("", part))
            for found in re.finditer(rf"(?i)(?<!\w){stem}\w{{0,3}}(?!\w)", text):
                yield found.span()


def plain_name(word: str) -> str:
    """Return the form by which names are looked up."""
    return word.lower().replace("ё", "е")
