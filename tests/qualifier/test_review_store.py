"""Questions to people and their decisions as rows."""

import json

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from kit.db import Database
from kit.errors import NotFound
from qualifier.qualification import Level, Status
from qualifier.review import Decision, Doubt, Side, Urgency, write_label
from qualifier.review_store import SqlReviews
from tests.builders import NOW
from tests.qualifier.test_model_job_store import add_verdict

pytestmark = pytest.mark.service


def ask_people(connection: Connection, name: str, urgency: Urgency = Urgency.LEVEL) -> str:
    """Store two verdicts of a lead and a question about the second."""
    add_verdict(connection, name)
    add_verdict(connection, name, version=2)
    SqlReviews(connection).add(
        Doubt(urgency=urgency, why=("status", "held_back:budget")),
        qualification_id=f"qual_{name}2",
        before_id=f"qual_{name}1",
        lead_id=f"lead_{name}",
        at=NOW,
    )
    return f"qual_{name}2"


def decide(who: str = "Анна", **levels: Level) -> Decision:
    return Decision(who=who, side=Side.RULES, status=Status.NURTURE, reason="так", levels=levels)


def test_a_question_holds_both_conclusions_and_the_record(database: Database) -> None:
    with database.begin() as connection:
        name = ask_people(connection, "a", Urgency.STATUS)
        review = SqlReviews(connection).find(name)
        assert (review.urgency, review.why) == (Urgency.STATUS, ("status", "held_back:budget"))
        assert json.loads(review.before)["verdict"] == json.loads(review.after)["verdict"]
        assert json.loads(review.record)["lead"]["message"] == "a"
        assert (review.before_id, review.lead_id, review.decisions) == ("qual_a1", "lead_a", ())


def test_the_urgent_come_first_and_then_the_oldest(database: Database) -> None:
    with database.begin() as connection:
        for name, urgency in (
            ("a", Urgency.LEVEL),
            ("b", Urgency.QUALIFIES),
            ("c", Urgency.STATUS),
            ("d", Urgency.QUALIFIES),
        ):
            ask_people(connection, name, urgency)
        reviews = SqlReviews(connection)
        order = ["qual_b2", "qual_d2", "qual_c2", "qual_a2"]
        assert [one.qualification_id for one in reviews.list_open()] == order
        seen, after = [], None
        while page := reviews.list_open(after=after, limit=1):
            seen.append(page[0].qualification_id)
            after = (page[0].urgency.value, page[0].number)
        assert seen == order
        assert reviews.count_open() == 4


def test_a_decision_closes_a_question_and_another_one_is_added(database: Database) -> None:
    with database.begin() as connection:
        name = ask_people(connection, "a")
        reviews = SqlReviews(connection)
        assert reviews.decide("decision_1", name, decide(budget=Level.ABSENT), at=NOW)
        assert not reviews.decide("decision_2", name, decide(budget=Level.ABSENT), at=NOW)
        assert reviews.decide("decision_3", name, decide("Пётр"), at=NOW)
        assert (reviews.list_open(), reviews.count_open()) == ((), 0)
        (review,) = reviews.list_decided()
        assert [kept.id for kept in review.decisions] == ["decision_1", "decision_3"]
        assert review.decisions[0].decision == decide(budget=Level.ABSENT)
        assert reviews.list_decided(after=review.number) == ()


def test_the_last_decision_is_the_label(database: Database) -> None:
    with database.begin() as connection:
        name = ask_people(connection, "a")
        reviews = SqlReviews(connection)
        reviews.decide("decision_1", name, decide(budget=Level.ABSENT), at=NOW)
        reviews.decide("decision_2", name, decide("Пётр", budget=Level.PARTIAL), at=NOW)
        label = write_label(reviews.find(name))
    assert label["gold"] == {"budget": "partial", "status": "nurture"}
    assert (label["id"], label["why"], label["lead"]["message"]) == (name, "так", "a")


def test_a_newer_question_about_a_lead_hides_the_older_one(database: Database) -> None:
    with database.begin() as connection:
        ask_people(connection, "a")
        add_verdict(connection, "a", version=3)
        SqlReviews(connection).add(
            Doubt(urgency=Urgency.LEVEL, why=("status",)),
            qualification_id="qual_a3",
            before_id="qual_a2",
            lead_id="lead_a",
            at=NOW,
        )
        found = SqlReviews(connection).list_open()
        assert [one.qualification_id for one in found] == ["qual_a3"]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE review_decisions SET reason = 'x'",
        "DELETE FROM review_decisions",
        "TRUNCATE review_decisions",
    ],
)
def test_what_a_person_decided_cannot_be_changed(database: Database, change: str) -> None:
    with database.begin() as connection:
        name = ask_people(connection, "a")
        SqlReviews(connection).decide("decision_1", name, decide(), at=NOW)
    with pytest.raises(DBAPIError, match="append-only"), database.begin() as connection:
        connection.execute(text(change))


def test_nobody_asked_is_not_found(database: Database) -> None:
    with database.begin() as connection:
        add_verdict(connection, "a")
        with pytest.raises(NotFound):
            SqlReviews(connection).find("qual_a1")
