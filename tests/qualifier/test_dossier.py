from datetime import UTC, datetime

import pytest

from qualifier.dossier import Dossier, KnownFact, Reply, SourceReply


def fact(about: str) -> KnownFact:
    return KnownFact(
        about=about,
        value="yes",
        source="own_site",
        url="https://a.example/",
        fetched_at=datetime(2026, 9, 15, tzinfo=UTC),
        licence="none",
        confidence="low",
    )


def test_only_those_who_were_asked_and_did_not_answer_are_silent() -> None:
    replies = tuple(SourceReply(source=reply.value, reply=reply) for reply in Reply)
    assert Dossier(replies=replies).silent == ("silent",)


@pytest.mark.parametrize(("about", "hides"), [("hidden_orders", True), ("ad_marker", False)])
def test_a_page_that_hides_orders_is_known_by_its_fact(about: str, *, hides: bool) -> None:
    assert Dossier(facts=(fact(about),)).hides_orders is hides
