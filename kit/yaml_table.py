"""Tables of deciding numbers: read from YAML, checked whole, refused by their first fault."""

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from kit.errors import AppError

Table = TypeVar("Table", bound=BaseModel)
# The loader in C reads the same ten times faster where it is there.
_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_table(
    path: Path, model: type[Table], invalid: type[AppError], *, strict: bool | None = None
) -> Table:
    """Return the checked table; `invalid` names the file, and the place and the fault in it."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_SafeLoader)  # noqa: S506
        return model.model_validate(content, strict=strict)
    except (OSError, UnicodeError, yaml.YAMLError) as error:
        raise invalid(f"{path.name}: cannot be read", ru=f"{path.name}: не читается") from error
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, fault["loc"]))
        raise invalid(f"{path.name}: {place}: {fault['msg']}") from None
