"""A plan's files in a folder, and the words that say where they are."""

import sys
from pathlib import Path

from kit.errors import BadInput
from planner.comparison import Comparison
from planner.media_plan import MediaPlan
from planner.offer.logo import Logo
from planner.plan_files import write_files
from planner.rate_card import RateCard
from qualifier.qualification import Bilingual

_SAVED = Bilingual(ru="Записано в {folder}: {names}", en="Written to {folder}: {names}")


def save_files(
    plan: MediaPlan,
    folder: Path,
    *,
    lang: str,
    card: RateCard | None = None,
    logo: Logo | None = None,
    comparison: Comparison | None = None,
) -> tuple[Path, ...]:
    """Write every file of a plan; BadInput when the folder cannot be written."""
    files = write_files(plan, lang=lang, card=card, logo=logo, comparison=comparison)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind, content in files.items():
            (folder / kind.value).write_bytes(content)
    except OSError as error:
        raise BadInput(
            f"{folder}: cannot be written: {error.strerror}",
            ru=f"{folder}: сюда нельзя записать: {error.strerror}",
        ) from error
    return tuple(folder / kind.value for kind in files)


def tell_saved(paths: tuple[Path, ...], lang: str, *, to_errors: bool) -> None:
    """Say what was written and where; beside a JSON object, where errors go."""
    if not paths:
        return
    names = ", ".join(path.name for path in paths)
    text = _SAVED.in_language(lang).format(folder=paths[0].parent, names=names)
    (sys.stderr if to_errors else sys.stdout).write(f"{text}\n")
