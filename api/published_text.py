"""A published chance to win as text, which can be handed to another process, and read there."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kit.errors import SettingsInvalid
from kit.settings import Settings
from qualifier.chance.features import load_features
from qualifier.chance.published import Published, parse_published
from qualifier.win_model.model_json import LARGEST_BYTES, ModelInvalid

# Nothing of a database is imported here: processes that only judge have none.


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedText:
    """A published model as text; a file has no version."""

    text: str
    version: int | None = None


@lru_cache(maxsize=2)
def read_published(given: PublishedText | None) -> Published | None:
    """Read a published text; ModelInvalid when it is none."""
    if given is None:
        return None
    return parse_published(given.text, load_features(), version=given.version)


def read_model_file(path: Path) -> str:
    """Read the text of a model's file; ModelInvalid when it cannot be one."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise ModelInvalid(
                f"{path.name} is too large for a model.", ru=f"Файл {path.name} слишком велик для модели."
            )
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ModelInvalid(
            f"{path.name} cannot be opened.", ru=f"Файл {path.name} не открывается."
        ) from error
    except UnicodeDecodeError as error:
        raise ModelInvalid from error


def find_file(settings: Settings) -> PublishedText | None:
    """Return the model of the settings' file; SettingsInvalid when it is none."""
    if not settings.win_model:
        return None
    try:
        found = PublishedText(text=read_model_file(Path(settings.win_model)))
        read_published(found)
    except ModelInvalid as error:
        raise SettingsInvalid(
            f"DEALWRIGHT_WIN_MODEL: {error.detail}", ru=f"DEALWRIGHT_WIN_MODEL: {error.detail_ru}"
        ) from error
    return found
