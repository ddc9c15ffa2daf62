"""Hostile texts, bytes and documents against the endpoint that takes leads: never a 5xx, nothing lost."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.deps import Services
from qualifier.record_schema import clean_text
from tests.attacks import load_attacks, read_payload

pytestmark = pytest.mark.service

URL = "/v1/qualifications"


def post(client: TestClient, body: bytes) -> tuple[int, dict[str, Any]]:
    response = client.post(URL, content=body)
    return response.status_code, response.json()


def count_links(services: Services) -> int:
    with services.open_store() as store:
        return store.check_chain().links


def fill_lead(text: str) -> dict[str, Any]:
    """Return a lead that holds the text in every field."""
    return {
        "lead": {
            **dict.fromkeys(("company", "inn", "website", "region", "source", "message"), text),
            "contact": dict.fromkeys(("name", "role", "email", "phone"), text),
            "interactions": [{"at": text, "channel": text, "from": text, "text": text}],
        },
        "open_data": {
            **dict.fromkeys(("industry", "okved", "employees", "revenue_rub", "status", "founded"), text),
            "ad_activity": [text],
            "news": [text],
        },
        "deals": [{**dict.fromkeys(("id", "client", "closed", "outcome", "note"), text), "products": [text]}],
        "open_leads": [dict.fromkeys(("id", "company", "inn", "request", "created"), text)],
    }


def read_texts(lead: dict[str, Any]) -> set[str]:
    spoken = [turn[name] for turn in lead["interactions"] for name in ("channel", "text")]
    fields = [lead[name] for name in ("company", "inn", "website", "region", "source", "message")]
    return {*fields, *lead["contact"].values(), *spoken}


def test_naughty_strings_in_every_field_are_kept_as_they_are(
    shared_client: TestClient, shared_services: Services
) -> None:
    before, accepted = count_links(shared_services), 0
    for case in load_attacks("blns"):
        text = read_payload(case).decode("utf-8", "surrogatepass")
        status, answer = post(shared_client, json.dumps(fill_lead(text)).encode())
        assert status == 201, (case["id"], status)
        accepted += 1
        stored = shared_client.get(f"{URL}/{answer['id']}").json()
        assert stored == answer
        assert read_texts(stored["record"]["lead"]) == {clean_text(text)}, case["id"]
    assert count_links(shared_services) == before + accepted


def test_byte_sequences_are_kept_or_refused_whole(
    shared_client: TestClient, shared_services: Services
) -> None:
    before, accepted = count_links(shared_services), 0
    for case in load_attacks("utf8"):
        raw = read_payload(case)
        status, answer = post(shared_client, b'{"message":"' + raw + b'"}')
        assert status in {201, 400, 422}, (case["id"], status)
        if not case["valid_utf8"]:
            assert status == 400, case["id"]
        if status == 201:
            accepted += 1
            stored = shared_client.get(f"{URL}/{answer['id']}").json()
            assert stored["record"]["lead"]["message"] == clean_text(json.loads(b'"' + raw + b'"'))
    assert accepted > 10
    assert count_links(shared_services) == before + accepted


WRAPS = {
    "as the whole body": (b"", b""),
    "as the lead": (b'{"lead":', b"}"),
    "as the message": (b'{"message":', b"}"),
    "as an unknown field": (b'{"message":"a","more":', b"}"),
    "as open data": (b'{"message":"a","open_data":', b"}"),
}


@pytest.mark.parametrize("where", WRAPS)
def test_json_corner_cases_are_accepted_or_refused_whole(
    shared_client: TestClient, shared_services: Services, where: str
) -> None:
    head, tail = WRAPS[where]
    before, accepted = count_links(shared_services), 0
    for case in load_attacks("json_suite"):
        status, _ = post(shared_client, head + read_payload(case) + tail)
        assert status in {201, 400, 413, 422}, (case["id"], status)
        if case["expect"] == "reject":
            assert status >= 400, (case["id"], status)
        accepted += status == 201
    assert count_links(shared_services) == before + accepted


@pytest.mark.parametrize("name", ["web_fuzz", "xss", "formula"])
def test_other_hostile_texts_are_kept_as_they_are(shared_client: TestClient, name: str) -> None:
    texts = [read_payload(case).decode("utf-8", "replace")[:500] for case in load_attacks(name)]
    for start in range(0, len(texts), 50):
        turns = [{"text": text} for text in texts[start : start + 50]]
        status, answer = post(shared_client, json.dumps({"lead": {"interactions": turns}}).encode())
        assert status == 201, start
        stored = [turn["text"] for turn in answer["record"]["lead"]["interactions"]]
        assert stored == [clean_text(turn["text"]) for turn in turns]


PATHS = (f"{URL}/{{}}", "/v1/leads/{}/qualifications", "/{}")


def test_hostile_texts_in_paths_are_refused(shared_client: TestClient) -> None:
    for number, case in enumerate(load_attacks("web_fuzz")):
        segment = "".join(f"%{byte:02x}" for byte in read_payload(case)[:2_000])
        answer = shared_client.get(PATHS[number % len(PATHS)].format(segment))
        assert 400 <= answer.status_code < 500 or not segment, case["id"]


def test_hostile_texts_in_headers_do_no_harm(shared_client: TestClient) -> None:
    for case in load_attacks("web_fuzz")[::3]:
        text = bytes(byte for byte in read_payload(case)[:2_000] if 32 <= byte < 127)
        headers = {"Idempotency-Key": text, "X-Request-ID": text, "Accept-Language": text}
        answer = shared_client.post(URL, content=b'{"message":5}', headers=headers)
        assert answer.status_code == 422, case["id"]
        assert len(answer.headers["x-request-id"]) <= 64
