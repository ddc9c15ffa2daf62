"""Publishing a chance to win for the service: kept as data, with its version and hash."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from api.deals_command import opened, told_errors
from api.published_text import read_model_file
from kit.clock import read_system_clock
from kit.db import Database
from kit.errors import BadInput
from qualifier.chance.features import load_features
from qualifier.chance.published import Published, parse_published
from qualifier.outcomes.outcome_reading import LONGEST_NAME, LONGEST_NOTE, read_line
from qualifier.qualification import Bilingual
from qualifier.win_model_store import NewWinModel, SqlWinModels, StoredWinModel

_WORDS = {
    "done": Bilingual(
        ru="Опубликована версия {version} (хеш {hash}); сервис возьмёт её при следующем запуске.\n",
        en="Published as version {version} (hash {hash}); the service takes it at its next start.\n",
    ),
    "reads": Bilingual(
        ru="Из карточки лида читаются: {names}.\n", en="Read from a lead's record: {names}.\n"
    ),
    "lacks": Bilingual(
        ru="В карточке лида этого нет, считается незаполненным: {names}.\n",
        en="Not in a lead's record, taken as not filled in: {names}.\n",
    ),
    "rates": Bilingual(
        ru="Сделок мало: число показываться не будет, только доли выигранных.\n",
        en="Too few deals: no number will be shown, only shares won.\n",
    ),
    "nothing": Bilingual(ru="Ничего не опубликовано.\n", en="Nothing is published.\n"),
}


def publish(
    file: Annotated[Path, typer.Argument(help="A model that `train` wrote.")],
    who: Annotated[str, typer.Option(help="Who publishes it.")] = "",
    note: Annotated[str, typer.Option(help="Why.")] = "",
    lang: Annotated[str, typer.Option(help="ru or en.")] = "ru",
) -> None:
    """Give a model to the service; to go back, publish the older file again."""
    with told_errors(lang):
        publish_text(read_model_file(file), who=who, note=note, lang=lang)


def published(lang: Annotated[str, typer.Option(help="ru or en.")] = "ru") -> None:
    """List what was published, the newest first."""
    with told_errors(lang), opened() as (_, database), database.begin() as connection:
        found = SqlWinModels(connection).list_models()
    sys.stdout.writelines(map(_describe, found))
    if not found:
        sys.stdout.write(_WORDS["nothing"].in_language(lang))


def _describe(one: StoredWinModel) -> str:
    told = f" · {one.who}" if one.who else ""
    return (
        f"{one.version}. {one.created_at:%Y-%m-%d %H:%M} · {one.hash[:12]}{told} {one.note}".rstrip() + "\n"
    )


def publish_text(text: str, *, who: str, note: str, lang: str) -> None:
    """Check a model's text, keep it as the newest, and say what of it a record can answer."""
    found = parse_published(text, load_features())
    if found.model is not None and not found.sources:
        raise BadInput(
            "No field of this model is in a lead's record: it would give everyone the same chance.",
            ru="Ни одного поля этой модели нет в карточке лида: шанс был бы у всех одинаков.",
        )
    model = NewWinModel(
        hash=found.hash,
        content=text,
        who=read_line("--who", who, LONGEST_NAME),
        note=read_line("--note", note, LONGEST_NOTE),
    )
    with opened() as (_, database):
        _tell(_keep(model, database), found, lang)


def _keep(model: NewWinModel, database: Database) -> StoredWinModel:
    database.require_space()
    with database.begin() as connection:
        return SqlWinModels(connection).publish(model, at=read_system_clock())


def _tell(stored: StoredWinModel, found: Published, lang: str) -> None:
    said = _WORDS["done"].in_language(lang).format(version=stored.version, hash=stored.hash[:12])
    if found.model is None:
        said += _WORDS["rates"].in_language(lang)
    for word, names in (("reads", tuple(found.sources)), ("lacks", found.unanswered)):
        if names:
            said += _WORDS[word].in_language(lang).format(names=", ".join(names))
    sys.stdout.write(said)
