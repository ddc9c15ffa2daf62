"""A dossier with something in each of its parts."""

from datetime import UTC, date, datetime

from qualifier.dossier import Dossier, Entity, KnownFact, Reply, SourceReply

FETCHED_AT = datetime(2026, 9, 15, 9, 30, tzinfo=UTC)


def make_fact(**changes: object) -> KnownFact:
    given: dict = {
        "about": "employees",
        "value": 86,
        "unit": "people",
        "source": "dadata",
        "url": "https://suggestions.dadata.ru/x",
        "fetched_at": FETCHED_AT,
        "as_of": date(2025, 12, 31),
        "licence": "contract",
        "confidence": "high",
        "moved": ("open_data.employees",),
    }
    return KnownFact(**{**given, **changes})


def make_dossier(**changes: object) -> Dossier:
    entity = Entity(
        name='ООО "РОМАШКА"',
        inn="0000101070",
        ogrn="1060000001016",
        domain="romashka.example",
        region="Тверская",
        sources=("dadata", "own_site"),
        score=121,
        reasons=("ИНН совпадает",),
    )
    given: dict = {
        "choice": "chosen",
        "chosen": entity,
        "rivals": (Entity(name="Другая", score=3),),
        "warnings": ("другой ИНН",),
        "questions": ("Какой ИНН?",),
        "facts": (make_fact(), make_fact(about="status", value="active", unit=None, as_of=None, moved=())),
        "replies": (
            SourceReply(source="dadata", reply=Reply.FACTS, facts=2, milliseconds=41),
            SourceReply(source="gleif", reply=Reply.SILENT, milliseconds=3000, reason="deadline_passed"),
            SourceReply(source="hh", reply=Reply.OFF, reason="no key: DEALWRIGHT_HH_TOKEN"),
        ),
        "milliseconds": 3004,
    }
    return Dossier(**{**given, **changes})
