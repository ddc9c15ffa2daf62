import io
import json
import threading
import zipfile
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.plan_examples import PLAN_REQUESTS
from api.revision_examples import APPROVALS, REVISIONS
from tests.api.test_plans import BRIEF, URL, post

pytestmark = pytest.mark.service

NASTY = '=HYPERLINK("http://evil.example","x") <script>alert(1)</script> {{7*7}} \u202e'


@pytest.fixture
def plan(client: TestClient) -> dict[str, Any]:
    return post(client, {"brief": BRIEF})


def edit(
    client: TestClient, plan_id: str, *edits: Any, base: int = 1, author: str = "Иванова", **headers: str
) -> Any:
    body = {"author": author, "base_version": base, "edits": list(edits)}
    return client.post(f"{URL}/{plan_id}/revisions", json=body, headers=headers)


def approve(client: TestClient, plan_id: str, who: str = "Сидоров", **headers: str) -> Any:
    return client.post(f"{URL}/{plan_id}:approve", json={"who": who}, headers=headers)


DROP = {"kind": "drop", "target": "vk_ads", "reason": "клиент против"}


def test_a_revision_is_a_new_plan_beside_the_old_one(client: TestClient, plan: dict[str, Any]) -> None:
    response = edit(client, plan["id"], DROP)
    assert response.status_code == 201, response.text
    new = response.json()
    assert response.headers["location"] == f"{URL}/{new['id']}"
    assert new["version"]["number"] == 2
    assert new["version"]["parent_id"] == plan["id"]
    assert not [line for line in new["lines"] if line["channel"] == "vk_ads"]
    assert new["edits"][0]["effect"]["after"] < new["edits"][0]["effect"]["before"]
    # The old version is as it was, and the new one is read like any plan.
    assert client.get(f"{URL}/{plan['id']}").json() == plan
    read = client.get(response.headers["location"]).json()
    assert read == {name: value for name, value in new.items() if name != "version"}


def test_a_chain_keeps_every_edit_and_lists_its_versions(client: TestClient, plan: dict[str, Any]) -> None:
    first = plan["lines"][0]
    one = edit(client, plan["id"], {"kind": "lock", "target": 1, "reason": "обещано"}).json()
    two = edit(client, plan["id"], DROP, base=2, author="Петров").json()
    kept = next(line for line in two["lines"] if line["row_id"] == first["row_id"])
    assert kept["cost"] == first["cost"]
    assert kept["edits"] == [1]
    listed = client.get(f"{URL}/{one['id']}/versions").json()["versions"]
    assert [(version["number"], version["author"]) for version in listed] == [
        (1, None),
        (2, "Иванова"),
        (3, "Петров"),
    ]
    assert [len(version["edits"]) for version in listed] == [0, 1, 1]


def test_versions_are_compared_side_by_side(client: TestClient, plan: dict[str, Any]) -> None:
    new = edit(client, plan["id"], DROP).json()
    found = client.get(f"{URL}/{plan['id']}/compare/{new['id']}").json()
    gone = [line["row_id"] for line in found["lines"] if line["fate"] == "dropped"]
    assert set(gone) <= {"vk-universal", "vk-clips"}
    assert gone
    assert found["effect"]["after"] < found["effect"]["before"]
    back = client.get(f"{URL}/{new['id']}/compare/{plan['id']}").json()
    assert back["effect"]["before"] == found["effect"]["after"]


def test_two_people_editing_at_once_lose_nothing(client: TestClient, plan: dict[str, Any]) -> None:
    start, found = threading.Barrier(2), {}

    def work(author: str, channel: str) -> None:
        start.wait()
        found[author] = edit(client, plan["id"], {"kind": "drop", "target": channel}, author=author)

    threads = [
        threading.Thread(target=work, args=args) for args in (("Иванова", "vk_ads"), ("Петров", "push"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(one.status_code for one in found.values()) == [201, 409]
    winner, loser = sorted(found, key=lambda author: found[author].status_code)
    problem = found[loser].json()
    assert problem["code"] == "version_conflict"
    assert [one["author"] for one in problem["since"]] == [winner]
    # What came back is sent again on the newest version, and both edits stand.
    again = edit(client, plan["id"], *problem["edits"], base=problem["latest"]["number"], author=loser)
    assert again.status_code == 201
    assert len(again.json()["edits"]) == 2


def test_two_people_approving_at_once(client: TestClient, plan: dict[str, Any]) -> None:
    start, found = threading.Barrier(2), []

    def work(who: str) -> None:
        start.wait()
        found.append(approve(client, plan["id"], who))

    threads = [threading.Thread(target=work, args=(who,)) for who in ("Сидоров", "Петров")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(one.status_code for one in found) == [201, 409]
    refused = next(one for one in found if one.status_code == 409).json()
    assert refused["code"] == "already_approved"
    assert refused["approval"]["who"] in {"Сидоров", "Петров"}


def test_a_change_after_approval_is_a_new_version_that_says_so(
    client: TestClient, plan: dict[str, Any]
) -> None:
    assert approve(client, plan["id"]).status_code == 201
    assert approve(client, plan["id"]).status_code == 200
    new = edit(client, plan["id"], DROP).json()
    assert new["version"]["changes_approved"] is True
    listed = client.get(f"{URL}/{plan['id']}/versions").json()["versions"]
    assert listed[0]["approval"]["who"] == "Сидоров"
    assert listed[1]["approval"] is None
    assert approve(client, plan["id"], "Петров").json()["code"] == "already_approved"
    assert approve(client, new["id"]).status_code == 201


def test_a_plan_that_is_blocked_is_not_approved(client: TestClient) -> None:
    blocked = post(client, {"brief": {**BRIEF, "budget_max_rub": 100}})
    response = approve(client, blocked["id"], **{"accept-language": "ru"})
    assert (response.status_code, response.json()["code"]) == (409, "approval_blocked")
    assert response.json()["blockers"][0]["text"]["ru"] in response.json()["detail"]


def test_a_block_of_the_law_is_lifted_by_an_edit_with_a_reason(client: TestClient) -> None:
    brief = {**BRIEF, "channels_wanted": ["telegram_ads", "sms"]}
    plan = post(client, {"brief": brief})
    assert "telegram-ads" not in [line["row_id"] for line in plan["lines"]]
    lift = {"kind": "lift", "rule": "restricted_resource", "reason": "заключение юриста от 01.11"}
    new = edit(client, plan["id"], lift).json()
    lifted = [one for one in new["law"] if one["rule"] == "restricted_resource" and one["lift"]]
    assert lifted[0]["lift"]["who"] == "Иванова"
    assert approve(client, new["id"]).status_code == 201


def test_a_repeated_key_gets_the_same_version(client: TestClient, plan: dict[str, Any]) -> None:
    headers = {"Idempotency-Key": "k-1"}
    one = edit(client, plan["id"], DROP, **headers)
    again = edit(client, plan["id"], DROP, **headers)
    assert (again.status_code, again.json()) == (201, one.json())
    assert again.headers["idempotency-replayed"] == "true"
    other = edit(client, plan["id"], {"kind": "drop", "target": "push"}, base=2, **headers)
    assert (other.status_code, other.json()["code"]) == (409, "key_reused")


def test_files_of_a_version_are_its_own(client: TestClient, plan: dict[str, Any]) -> None:
    new = edit(client, plan["id"], {**DROP, "reason": NASTY}).json()
    address = f"{URL}/{new['id']}"
    for kind in ("json", "pdf", "docx", "xlsx"):
        assert client.get(f"{address}.{kind}").status_code == 200
    internal = _unzip(client.get(f"{address}.xlsx?copy=internal").content)
    assert "Было и стало" in internal["xl/workbook.xml"]
    assert "HYPERLINK" in internal["xl/sharedStrings.xml"]
    formulas = [part.count("HYPERLINK") for name, part in internal.items() if "worksheets/sheet" in name]
    assert sum(formulas) == 0
    first = _unzip(client.get(f"{URL}/{plan['id']}.xlsx?copy=internal").content)
    assert "Правки" not in first["xl/workbook.xml"]


def test_the_clients_copy_tells_nothing_of_who_edited_and_why(client: TestClient) -> None:
    edits = (
        {"kind": "drop", "target": "vk_ads", "reason": "ТАЙНАЯ причина"},
        {"kind": "price", "target": "push", "price_rub": "1.05", "reason": "ТАЙНАЯ скидка"},
        {"kind": "lock", "target": "sms-base", "reason": "ТАЙНАЯ договорённость"},
    )
    lift = {"kind": "lift", "rule": "restricted_resource", "reason": "ТАЙНОЕ заключение, ТАЙНАЯ"}
    brief = {**BRIEF, "channels_wanted": ["telegram_ads", "sms", "push", "vk_ads"]}
    wished = post(client, {"brief": brief})
    new = edit(client, wished["id"], *edits, lift, author="Иванова-Тайная").json()
    assert "telegram-ads" in [line["row_id"] for line in new["lines"]]
    for kind in ("xlsx", "docx"):
        parts = _unzip(client.get(f"{URL}/{new['id']}.{kind}").content)
        text = "".join(parts.values()).casefold()
        assert "тайная" not in text
    assert (
        "тайная"
        in "".join(_unzip(client.get(f"{URL}/{new['id']}.xlsx?copy=internal").content).values()).casefold()
    )


def _unzip(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name: archive.read(name).decode("utf-8", "replace")
            for name in archive.namelist()
            if name.endswith(".xml")
        }


REFUSED = [
    ({"kind": "lock", "target": "nope"}, "line_unknown", "строки нет", "no such line"),
    ({"kind": "lock", "target": 1, "amount_rub": 5}, "lock_impossible", "Выход", "Way out"),
    ({"kind": "price", "target": 1, "price_rub": 0, "reason": "x"}, "price_absurd", "нельзя", "cannot"),
    ({"kind": "price", "target": 1, "price_rub": -5, "reason": "x"}, "price_absurd", "нельзя", "cannot"),
    ({"kind": "dates", "start": "2026-12-31", "end": "2026-12-01"}, "dates_impossible", "раньше", "before"),
    ({"kind": "budget", "budget_rub": 0}, "edit_budget_absurd", "Бюджет", "budget"),
    ({"kind": "lift", "rule": "tobacco_ban", "reason": "x"}, "lift_refused", "снять", "lift"),
    ({"kind": "withdraw", "number": 5}, "edit_unknown", "правки", "edit"),
    ({"kind": "wish"}, "edits_invalid", "kind", "kind"),
]


@pytest.fixture(scope="module")
def shared_plan(shared_client: TestClient) -> dict[str, Any]:
    return post(shared_client, {"brief": BRIEF})


@pytest.mark.parametrize(("bad", "code", "russian", "english"), REFUSED)
def test_what_cannot_be_kept_is_refused_in_either_language_with_the_edits(
    shared_client: TestClient, shared_plan: dict[str, Any], bad: Any, code: str, russian: str, english: str
) -> None:
    for lang, words in (("ru", russian), ("en", english)):
        response = edit(shared_client, shared_plan["id"], bad, **{"accept-language": lang})
        assert (response.status_code, response.json()["code"]) == (422, code)
        assert words in response.json()["detail"]
        assert response.json()["edits"] == [bad]
    assert len(shared_client.get(f"{URL}/{shared_plan['id']}/versions").json()["versions"]) == 1


def test_contradicting_edits_are_refused(shared_client: TestClient, shared_plan: dict[str, Any]) -> None:
    response = edit(
        shared_client, shared_plan["id"], {"kind": "lock", "target": 1}, {"kind": "drop", "target": 1}
    )
    assert response.json()["code"] == "edits_contradict"
    assert response.json()["conflicting_edit"] == 1


def test_ten_thousand_edits_are_refused(shared_client: TestClient, shared_plan: dict[str, Any]) -> None:
    response = edit(shared_client, shared_plan["id"], *[{"kind": "drop", "target": 1}] * 10_000)
    assert (response.status_code, response.json()["code"]) == (422, "too_many_edits")
    assert len(response.json()["edits"]) == 10_000


def test_half_a_character_is_given_back_without_a_crash(
    shared_client: TestClient, shared_plan: dict[str, Any]
) -> None:
    body = b'{"author": "x", "base_version": 1, "edits": [{"kind": "drop", "target": "\\ud800"}]}'
    response = shared_client.post(
        f"{URL}/{shared_plan['id']}/revisions", content=body, headers={"content-type": "application/json"}
    )
    assert (response.status_code, response.json()["code"]) == (422, "edits_invalid")


BODIES = [(b"", 400), (b"[]", 422), (b"{}", 422), (b'{"author": "x"}', 422), (b'{"who": 5}', 422)]


@pytest.mark.parametrize(("body", "status"), BODIES)
def test_bodies_that_cannot_be_used(
    shared_client: TestClient, shared_plan: dict[str, Any], body: bytes, status: int
) -> None:
    for path in ("/revisions", ":approve"):
        response = shared_client.post(
            f"{URL}/{shared_plan['id']}{path}", content=body, headers={"content-type": "application/json"}
        )
        assert response.status_code == status


@pytest.mark.parametrize("path", ["versions", "compare/plan_999"])
def test_an_unknown_plan_is_a_problem_document(
    shared_client: TestClient, shared_plan: dict[str, Any], path: str
) -> None:
    assert shared_client.get(f"{URL}/plan_999/{path}").status_code == 404
    assert shared_client.get(f"{URL}/'/{path}").status_code == 422
    assert edit(shared_client, "plan_999", DROP).status_code == 404
    assert approve(shared_client, "plan_999").status_code == 404


@pytest.mark.parametrize("name", sorted(REVISIONS))
def test_the_documented_examples_work_on_the_documented_plan(client: TestClient, name: str) -> None:
    plan = post(client, {**PLAN_REQUESTS["brief"]["value"], "as_of": None})
    response = client.post(f"{URL}/{plan['id']}/revisions", json=REVISIONS[name]["value"])
    assert response.status_code == 201, response.text
    approved = client.post(f"{URL}/{response.json()['id']}:approve", json=APPROVALS["approve"]["value"])
    assert approved.status_code == 201


def test_openapi_describes_the_routes_with_their_bodies(shared_client: TestClient) -> None:
    document = shared_client.get("/openapi.json").json()
    route = document["paths"][f"{URL}/{{plan_id}}/revisions"]["post"]
    assert route["requestBody"]["content"]["application/json"]["examples"].keys() == REVISIONS.keys()
    assert {"RevisionRequest", "ApprovalRequest", "RevisionJson", "VersionJson", "Comparison"} <= set(
        document["components"]["schemas"]
    )
    assert json.dumps(document)
