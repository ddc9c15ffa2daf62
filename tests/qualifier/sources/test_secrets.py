"""A key goes into the request that it is for, and nowhere else."""

import logging
from typing import Any

import pytest

from kit.errors import SourceDown
from qualifier.lead import Lead
from qualifier.sources.catalogue import CatalogueRow, Switch, load_catalogue, open_source
from qualifier.sources.dadata_suggest import DaDataSuggest
from tests.qualifier.sources.services import Services, open_door, refusal

KEY = "s3cr3t-k3y"
KEYED = [row for row in load_catalogue() if row.switch is Switch.KEY]
LEADS = (
    Lead(company="Пример Медиа", inn="7700000016", website="https://www.example.com/"),
    Lead(company="Example Media Limited", website="https://example.co.uk"),
)


class Refusing(Services):
    """Services that answer everything with one page."""

    def __init__(self, page: Any) -> None:
        super().__init__({"": page})


@pytest.mark.parametrize("row", KEYED, ids=[row.name for row in KEYED])
@pytest.mark.parametrize("status", [200, 400, 401, 403, 404, 429, 451, 499])
@pytest.mark.parametrize(
    "body", [{"message": f"bad key {KEY}"}, {"meta": {"status": "error", "message": KEY}}]
)
def test_a_refusal_is_told_without_the_key_or_the_refusal_s_words(
    row: CatalogueRow, status: int, body: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    source = open_source(row, KEY)
    for lead in LEADS:
        services = Refusing(refusal(status, body))
        try:
            said = str(source.ask(lead, open_door(services)))
        except SourceDown as error:
            said = f"{error} {error!r} {error.detail} {error.detail_ru} {error.__cause__!r}"
        assert KEY not in said
        assert "bad key" not in said
    assert KEY not in caplog.text
    assert KEY not in repr(source)


@pytest.mark.parametrize("row", KEYED, ids=[row.name for row in KEYED])
def test_the_key_is_sent_to_its_own_hosts_only(row: CatalogueRow) -> None:
    for lead in LEADS:
        services = Refusing(refusal(404, {}))
        open_source(row, KEY).ask(lead, open_door(services))
        assert all(any(f"https://{host}/" in url for host in row.hosts) for url in services.asked)
        assert not any(KEY in url for url in services.asked)


def test_a_search_keeps_the_key_to_itself_too() -> None:
    services = Refusing(refusal(403, {"message": KEY}))
    with pytest.raises(SourceDown) as silence:
        DaDataSuggest(KEY).find(LEADS[0], open_door(services))
    assert KEY not in f"{silence.value} {silence.value!r}"
