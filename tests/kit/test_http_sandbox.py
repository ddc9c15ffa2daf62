from collections.abc import Iterator

import pytest

from api.sources_town.moods import Behaviour, Mood
from api.sources_town.server import TownServer, open_town, read_stats
from kit.errors import NotFetched, SettingsInvalid, WhyNot
from kit.http import KnownHosts, OpenWeb
from kit.http_sandbox import open_sandbox

pytestmark = pytest.mark.service


@pytest.fixture
def town() -> Iterator[TownServer]:
    with open_town() as town:
        yield town


def test_every_name_leads_to_the_sandbox_and_the_door_keeps_its_rules(town: TownServer) -> None:
    web = OpenWeb(contact="a@b.example", network=open_sandbox(town.address))
    page = web.fetch("https://romashka.example/")
    assert "Ромашка" in page.text
    for address in ("http://127.0.0.1/", "http://localhost/", "http://169.254.169.254/"):
        with pytest.raises(NotFetched) as refused:
            web.fetch(address)
        assert refused.value.why is WhyNot.ADDRESS
    web.close()


def test_a_redirect_to_a_private_address_is_refused_in_the_sandbox_too(town: TownServer) -> None:
    town.ledger.set("romashka.example", Behaviour(mood=Mood.REDIRECT_PRIVATE))
    web = OpenWeb(contact="a@b.example", network=open_sandbox(town.address))
    with pytest.raises(NotFetched) as refused:
        web.fetch("https://romashka.example/")
    assert refused.value.why is WhyNot.ADDRESS
    web.close()


def test_only_known_hosts_are_asked(town: TownServer) -> None:
    known = KnownHosts({"api.hh.ru"}, contact="a@b.example", network=open_sandbox(town.address))
    assert known.get("https://api.hh.ru/employers").status == 403
    with pytest.raises(NotFetched):
        known.get("https://api.gleif.org/")
    assert set(read_stats(town)["requests"]) == {"api.hh.ru"}
    known.close()


def test_a_sandbox_elsewhere_is_never_opened() -> None:
    with pytest.raises(SettingsInvalid):
        open_sandbox("93.184.215.14:80")
