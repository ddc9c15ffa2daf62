"""What is shown and asked of identity: its signs in words, and the question that tells candidates apart."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

from qualifier.identity.choice import Choice, Identity, Trouble, Weighed
from qualifier.identity.signs import Seen
from qualifier.identity.weights import Sign, load_weights
from qualifier.sources.candidates import Candidate
from qualifier.sources.fact import About

# The C loader reads ten times faster; both build nothing but plain values.
_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEFAULT_PATH = Path(__file__).with_name("words.yaml")
_MOST_OPTIONS = 4
# Part, name, language.
Words = Mapping[str, Mapping[str, Mapping[str, str]]]


@cache
def load_words(path: Path = DEFAULT_PATH) -> Words:
    """Read the words once: part, name, language."""
    words: Words = yaml.load(path.read_text(encoding="utf-8"), Loader=_SafeLoader)  # noqa: S506
    return words


def describe_signs(weighed: Weighed, lang: str = "ru") -> tuple[str, ...]:
    """Return what agrees and what differs, the weightiest first."""
    table = load_weights()
    ordered = sorted(weighed.signs, key=lambda seen: -abs(table.points(seen.sign)))
    return tuple(
        _say("signs", seen.sign.value, lang, said=seen.said, known=_known(seen, lang)) for seen in ordered
    )


def _known(seen: Seen, lang: str) -> str:
    """A register's state of life is a word of ours and has its translation; the rest is quoted."""
    state = load_words()["states"].get(seen.known) if seen.sign is Sign.NOT_ALIVE else None
    return state["ru" if lang == "ru" else "en"] if state else seen.known


def name_candidate(candidate: Candidate, lang: str = "ru") -> str:
    """Return a candidate in one line: its name, number and town."""
    number = "ИНН" if lang == "ru" else "INN"
    key = candidate.key
    parts = (
        _name_of(candidate),
        f"{number} {key}" if key in candidate.inns else key,
        _place_of(candidate),
    )
    return ", ".join(part for part in parts if part)


def _name_of(candidate: Candidate) -> str | None:
    return candidate.first(About.LEGAL_NAME) or candidate.first(About.NAME)


def _place_of(candidate: Candidate) -> str | None:
    return candidate.first(About.CITY) or candidate.first(About.REGION)


def ask_back(identity: Identity, lang: str = "ru") -> tuple[str, ...]:
    """Return what to ask the client; nothing when the entity is chosen and its number is in order."""
    asked = [_ask_of_number(trouble, identity, lang) for trouble in identity.troubles]
    if identity.choice is not Choice.CHOSEN:
        asked.append(_ask_which(identity, lang))
    return tuple(dict.fromkeys(asked))


def _ask_of_number(trouble: Trouble, identity: Identity, lang: str) -> str:
    bearer = identity.bearer
    return _say("questions", trouble.value, lang, known=name_candidate(bearer, lang) if bearer else "")


def _ask_which(identity: Identity, lang: str) -> str:
    """Ask for the one thing in which the likeliest candidates differ."""
    likely = [one.candidate for one in identity.likely][:_MOST_OPTIONS]
    if not likely:
        return _say("questions", "who", lang)
    if len(likely) == 1:
        return _say("questions", "is_it", lang, known=name_candidate(likely[0], lang))
    for question, texts in (
        ("which_name", [_name_of(one) for one in likely]),
        ("which_city", [_place_of(one) for one in likely]),
        ("which_inn", [one.key for one in likely]),
    ):
        if options := _tell_apart(texts):
            return _say("questions", question, lang, options=_join(options, lang))
    return _say("questions", "who", lang)


def _tell_apart(texts: Sequence[str | None]) -> tuple[str, ...]:
    """Return the answers when each candidate has its own."""
    known = [text for text in texts if text]
    return tuple(known) if len(set(known)) == len(texts) else ()


def _join(options: Iterable[str], lang: str) -> str:
    *head, last = options
    return f"{', '.join(head)} {'или' if lang == 'ru' else 'or'} {last}"


def _say(part: str, name: str, lang: str, **given: str) -> str:
    return load_words()[part][name]["ru" if lang == "ru" else "en"].format(**given)
