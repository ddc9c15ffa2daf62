"""The short text of a deal or a request that is embedded: the task, and what is known where there is none."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qualifier.deals.closed_deal import ClosedDeal
from qualifier.masking.mask import Mask
from qualifier.reading.aims import read_aims
from qualifier.reading.fold import fold
from qualifier.reading.lexicon import load_lexicon
from qualifier.reading.markup import blank_markup

# Stands beside every vector: a text made by another recipe is embedded anew.
RECIPE = "deal-text-2"
# The bundled model takes about a millisecond a token: so many words of a task tell enough of it.
DEAL_WORDS = 14
REQUEST_WORDS = 9
# Where words told the aim, the meaning has little to add: two thirds of the time of a search went there.
TOLD_WORDS = 6
_LETTERS_A_WORD = 9
_READ_LETTERS = 500
_TOKEN = re.compile(r"<[A-Z_]+_\d+>")
_EMPTY = "-"
_BEFORE_LETTERS = 150
_CLAUSE_END = re.compile(r"(?<=[.!?;])\s+|\n+|(?<=!)(?=\w)")
_GREETING = re.compile(
    r"^(?:(?:здравствуйте|добр\w+ (?:день|утро|вечер)|приветик\w*|привет\w*|(?:уважаемые )?коллеги|"
    r"hello|hi|hey|dear \w+|good (?:day|morning|afternoon|evening))\b[\s,.!:—-]*)+",
    re.IGNORECASE,
)
# «We are a chain of …», «client: …», «city: …»: who asks is compared as a field.
_INTRODUCING = re.compile(
    r"^\W*(?:мы|я|у нас|меня зовут|это|пишу|пишет|звоню|обращаюсь|наша? (?:компания|сеть|фирма)|"
    r"от (?:лица|имени)|клиент|заказчик|рекламодатель|компания|город|регион|бюджет|срок\w*|контакт\w*|"
    r"we are|we're|i am|i'm|my name|this is|it is for|on behalf|i write|i am writing|"
    r"client|customer|company|city|region|budget|contact)\b"
)
_WANTING = re.compile(
    r"\b(?:нуж(?:ен|н[аоы])|надо|нада|хотим|хочу|хочется|хотят|хотели|чтоб\w*|ищем|цель\w*|задач\w+|"
    r"want\w*|need\w*|should|looking for|would like|goal|aim)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextParts:
    """What a text is made of."""

    industry: str | None = None
    region: str | None = None
    employees: int | None = None
    products: Sequence[str] = ()
    task: str | None = None


def write_text(parts: TextParts, most_words: int = DEAL_WORDS) -> str:
    """Return the text, without personal data; a dash when nothing is known, for no text may be blank.

    Trade, place, size and products are compared as fields; in the text they would drown the task, and
    deals of one trade would all be equally near.
    """
    if task := _shorten(parts.task, most_words):
        return task
    size = f"{_round_size(parts.employees)} чел." if parts.employees is not None else None
    listed = (parts.industry, parts.region, ", ".join(parts.products[:4]), size)
    return _hide("; ".join(part for part in listed if part)) or _EMPTY


def write_request_text(parts: TextParts, most_words: int = REQUEST_WORDS) -> str:
    """Return the text that a request is looked for by: of its sentences those that tell the task."""
    if not parts.task:
        return write_text(parts, most_words)
    clauses = _split_clauses(parts.task)
    chosen: list[int] = []
    words = 0
    for at in sorted(range(len(clauses)), key=lambda at: (-_rank_clause(clauses[at]), at)):
        if words < most_words:
            chosen.append(at)
            words += len(clauses[at].split())
    text = " ".join(clauses[at] for at in sorted(chosen, key=lambda at: (-_rank_clause(clauses[at]), at)))
    return _cut(text, most_words) or write_text(replace(parts, task=None), most_words)


def write_introduction(said: str) -> str:
    """Return the sentences that tell who asks, then the others; empty when there are none."""
    clauses = _split_clauses(said)
    told = sorted(clauses, key=lambda clause: not _INTRODUCING.match(fold(clause).text))
    return _cut(" ".join(told), REQUEST_WORDS)


def _split_clauses(said: str) -> list[str]:
    # Masked before it is cut into sentences: «И. И. Петров» is a name only as a whole.
    masked = _hide(_find_window(blank_markup(said)))
    told = [_GREETING.sub("", clause) for clause in _CLAUSE_END.split(masked)]
    return [clause for clause in told if clause.strip(" .,!?;:—-")]


def _find_window(said: str) -> str:
    """Return the part of a long letter round the first sentence that tells an aim."""
    if len(said) <= _READ_LETTERS:
        return said
    starts = [0, *(end.end() for end in _CLAUSE_END.finditer(said))]
    ends = [*starts[1:], len(said)]
    spans = zip(starts, ends, strict=True)
    telling = next((start for start, end in spans if read_aims(fold(said[start:end]).text)), 0)
    # Only whole sentences: half of a telephone number no longer looks like one.
    first = next(start for start in starts if start >= telling - _BEFORE_LETTERS)
    last = max((end for end in ends if end <= first + _READ_LETTERS), default=0)
    return said[first : last if last > first else first + _READ_LETTERS]


def _rank_clause(clause: str) -> int:
    """What is said of the aim comes first; what only names media is compared as a field."""
    folded = fold(clause).text
    if read_aims(folded):
        return 3
    if _WANTING.search(folded):
        return 2
    if _INTRODUCING.match(folded) or any(names.search(folded) for names in load_lexicon("channels").values()):
        return 0
    return 1


def write_deal_text(deal: ClosedDeal) -> str:
    """Return the text that a deal is found by."""
    return write_text(
        TextParts(
            industry=deal.industry,
            region=deal.region,
            employees=deal.employees,
            products=deal.products,
            task=deal.task,
        )
    )


def hash_text(text: str) -> str:
    """Return the name under which a text's vector is kept."""
    return hashlib.sha256(f"{RECIPE}\n{text}".encode()).hexdigest()


def _hide(text: str) -> str:
    """A token in place of a name means nothing to a model: it is left out."""
    if not text:
        return ""
    return " ".join(_TOKEN.sub(" ", Mask().hide(text).text).split())


def _shorten(task: str | None, most_words: int) -> str:
    # Masked before it is cut: half of a number would no longer look like one.
    return _cut(_hide((task or "")[:_READ_LETTERS]), most_words)


def _cut(text: str, most_words: int) -> str:
    return " ".join(text.split()[:most_words])[: most_words * _LETTERS_A_WORD]


def _round_size(employees: int) -> int:
    """Two leading digits: 1,234 and 1,240 people are one size."""
    step = int("1" + "0" * max(len(str(employees)) - 2, 0))
    return employees // step * step
