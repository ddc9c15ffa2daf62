"""Replace personal data by stable tokens, and give back what the tokens stood for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualifier.masking.contacts import find_contacts
from qualifier.masking.documents import find_documents, only_digits
from qualifier.masking.homes import find_homes
from qualifier.masking.people import find_people, plain_name
from qualifier.masking.shadow import cast_shadow, spell_out
from qualifier.masking.span import Kind, Span

_TOKEN = re.compile(r"<(?:" + "|".join(Kind) + r")_\d+>")
# What a stretch is when two kinds claim it: the more telling kind goes first.
_ORDER = {
    kind: rank
    for rank, kind in enumerate(
        (
            Kind.EMAIL,
            Kind.HANDLE,
            Kind.ACCOUNT,
            Kind.CARD,
            Kind.PASSPORT,
            Kind.SNILS,
            Kind.INN_PERSON,
            Kind.PHONE,
            Kind.BIRTH,
            Kind.ADDRESS,
            Kind.PERSON,
        )
    )
}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the masked text and the stretch of the original that it stands for."""

    start: int
    end: int
    from_start: int
    from_end: int


@dataclass(frozen=True, slots=True)
class MaskedText:
    """The masked text; what its tokens stand for is kept here and nowhere else."""

    text: str
    original: str
    pieces: tuple[_Piece, ...]

    def restore(self, quote: str) -> str | None:
        """Return the original stretch that a verbatim quote of the masked text stands for, or None."""
        start = self.text.find(quote) if quote else -1
        if start < 0:
            return None
        return self.original[self._back(start, is_end=False) : self._back(start + len(quote), is_end=True)]

    def _back(self, place: int, *, is_end: bool) -> int:
        shift = 0
        for piece in self.pieces:
            if place <= piece.start:
                break
            if place < piece.end:
                return piece.from_end if is_end else piece.from_start
            shift = piece.from_end - piece.end
        return place + shift


class Mask:
    """The tokens of one request: one value has one token in all its texts and spellings."""

    def __init__(self, known_names: Sequence[str] = ()) -> None:
        self._known = tuple(known_names)
        self._tokens: dict[tuple[Kind, str], str] = {}
        self._values: dict[str, str] = {}

    def hide(self, text: str) -> MaskedText:
        """Mask a text."""
        parts: list[str] = []
        pieces: list[_Piece] = []
        done = length = 0
        for span in find_personal_data(text, self._known):
            token = self._name(span.kind, text[span.start : span.end])
            parts += (text[done : span.start], token)
            start = length + span.start - done
            length = start + len(token)
            pieces.append(_Piece(start, length, span.start, span.end))
            done = span.end
        parts.append(text[done:])
        return MaskedText("".join(parts), text, tuple(pieces))

    def reveal(self, text: str) -> str:
        """Put back what the tokens stand for; a token of nobody stays as it is."""
        return _TOKEN.sub(lambda found: self._values.get(found.group(), found.group()), text)

    def _name(self, kind: Kind, value: str) -> str:
        key = (kind, _same(kind, value))
        if key not in self._tokens:
            number = sum(known is kind for known, _ in self._tokens) + 1
            self._tokens[key] = f"<{kind}_{number}>"
            self._values[self._tokens[key]] = value
        return self._tokens[key]


def find_personal_data(text: str, known_names: Sequence[str] = ()) -> tuple[Span, ...]:
    """Return the stretches that hold personal data, in order, none over another."""
    shadow = cast_shadow(text)
    if not shadow.text:
        return ()
    spelled = spell_out(shadow)
    found = (
        *find_contacts(shadow, spelled),
        *find_documents(spelled),
        *find_homes(shadow),
        *find_people(shadow, known_names),
    )
    return _join(found)


def _join(found: Iterable[Span]) -> tuple[Span, ...]:
    """Join what overlaps under the name of the most telling kind, so that no tail stays readable."""
    joined: list[Span] = []
    for span in sorted(set(found)):
        if joined and span.start < joined[-1].end:
            last = joined[-1]
            kind = min(last.kind, span.kind, key=_ORDER.__getitem__)
            joined[-1] = Span(last.start, max(last.end, span.end), kind)
        else:
            joined.append(span)
    return tuple(joined)


def _same(kind: Kind, value: str) -> str:
    """Return what spellings of one value have in common."""
    if kind is Kind.PHONE:
        return only_digits(spell_out(cast_shadow(value)).text)[-10:]
    plain = "".join(cast_shadow(value).text.split()).strip(".,;:")
    return plain_name(plain)
