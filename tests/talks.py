"""Talks between an invented seller and an invented client, written down as a transcript."""

from qualifier.reading.segments import Sentence
from qualifier.reading.transcripts import read_transcript

SELLER, CLIENT = "Vera Holt", "Tom Reed"
OPENING = f"[2026-03-02T10:00:00] {SELLER}: Hello Tom, this is Vera Holt from Fern Tools.\n"
BOOK: dict[str, tuple[str, ...]] = {
    "Tide Planner": (),
    "Otter Desk Pro": (),
    "Otter Vault Pro": (),
    "Lumen Hub": ("lumen",),
    "Радиоролик": ("радио", "реклама на радио"),
    "Экран у дороги": ("экран", "билборд"),
}


def write_talk(*lines: str) -> str:
    """Return a transcript; a line begins with "S " or "C "."""
    voices = {"S": SELLER, "C": CLIENT}
    stamped = (
        f"[2026-03-02T10:00:{at:02}] {voices[line[0]]}: {line[2:]}" for at, line in enumerate(lines, start=1)
    )
    return OPENING + "\n".join(stamped) + "\n"


def talk(*lines: str) -> tuple[Sentence, ...]:
    """Return the sentences of such a talk."""
    return read_transcript(write_talk(*lines))
