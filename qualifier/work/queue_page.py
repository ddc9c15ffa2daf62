"""Pages of the list of work: filters, and a cursor that stays right while rows come and go."""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime

from kit.errors import AppError, BadInput
from qualifier.canonical_json import read_json, write_json
from qualifier.work.queue_row import QueueRow

LARGEST_PAGE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which rows: of a status, of an owner, and with the owner's also those that nobody has taken."""

    status: str | None = None
    owner: str | None = None
    with_free: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a page ended: the place of its last row in the order."""

    expected_rub: int
    due_at: datetime
    lead_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Rows in order, and where the next page begins; None after the last one."""

    rows: tuple[QueueRow, ...]
    next_mark: Mark | None


def make_page(found: tuple[QueueRow, ...], limit: int) -> Page:
    """Return a page of rows of which one more than wanted was looked for."""
    rows = found[:limit]
    if len(found) <= limit:
        return Page(rows=rows, next_mark=None)
    last = rows[-1]
    mark = Mark(expected_rub=last.expected_rub, due_at=last.due_at, lead_id=last.lead_id)
    return Page(rows=rows, next_mark=mark)


def write_cursor(mark: Mark) -> str:
    """Return a mark as the text that a client hands back."""
    content = write_json([mark.expected_rub, mark.due_at.isoformat(), mark.lead_id])
    return base64.urlsafe_b64encode(content.encode()).decode().rstrip("=")


def read_cursor(text: str) -> Mark:
    """Read a cursor; BadInput when it is none of ours."""
    try:
        padded = text + "=" * (-len(text) % 4)
        content = read_json(base64.b64decode(padded, altchars=b"-_", validate=True))
        expected_rub, due_at, lead_id = content
        mark = Mark(
            expected_rub=_whole(expected_rub), due_at=datetime.fromisoformat(due_at), lead_id=str(lead_id)
        )
    except (AppError, binascii.Error, ValueError, TypeError) as error:
        raise _refuse() from error
    if mark.due_at.tzinfo is None:
        raise _refuse()
    return mark


def _refuse() -> BadInput:
    return BadInput("cursor: is none of ours", ru="cursor: не наш указатель страницы")


def _whole(value: object) -> int:
    # The column holds 64 bits.
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 2**63:
        raise ValueError
    return value
