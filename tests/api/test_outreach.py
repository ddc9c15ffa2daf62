import pytest
from starlette.testclient import TestClient

from api.examples import LEAD_EN, LEAD_RU
from api.outreach_schemas import CALL_SHEET, LETTER, CallSheetJson, LetterJson

pytestmark = pytest.mark.service


@pytest.fixture(scope="module")
def lead_id(shared_client: TestClient) -> str:
    return str(shared_client.post("/v1/qualifications", json=LEAD_RU).json()["id"])


def test_a_letter_is_drafted_from_a_stored_verdict(shared_client: TestClient, lead_id: str) -> None:
    answer = shared_client.get(f"/v1/qualifications/{lead_id}/letter")
    assert answer.status_code == 200
    letter = LetterJson.model_validate(answer.json())
    assert letter.qualification_id == lead_id
    assert letter.greeting == "Здравствуйте, Анна!"
    assert letter.text.count("?") == len(letter.questions) <= 3
    assert letter.drafted is None


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("tone=friendly", "Анна, добрый день!"),
        ("tone=brief", "Анна, здравствуйте!"),
        ("lang=en", "Hello,"),
        ("by=Ольга Ким", "Ольга Ким"),
    ],
)
def test_tone_language_and_signature_are_asked_for(
    shared_client: TestClient, lead_id: str, query: str, expected: str
) -> None:
    assert expected in shared_client.get(f"/v1/qualifications/{lead_id}/letter?{query}").json()["text"]


@pytest.mark.parametrize("path", ["letter", "call-sheet"])
def test_a_page_is_given_as_markdown_by_format_or_by_accept(
    shared_client: TestClient, lead_id: str, path: str
) -> None:
    address = f"/v1/qualifications/{lead_id}/{path}"
    by_format = shared_client.get(f"{address}?format=markdown")
    by_accept = shared_client.get(address, headers={"Accept": "text/markdown"})
    assert by_format.headers["content-type"] == "text/markdown; charset=utf-8"
    assert by_format.text == by_accept.text
    assert by_format.text.startswith("# ")
    # What is asked for by name wins over the header.
    as_json = shared_client.get(f"{address}?format=json", headers={"Accept": "text/markdown"})
    assert as_json.headers["content-type"] == "application/json"


def test_a_call_sheet_tells_what_is_known_and_from_where(shared_client: TestClient, lead_id: str) -> None:
    sheet = CallSheetJson.model_validate(shared_client.get(f"/v1/qualifications/{lead_id}/call-sheet").json())
    assert sheet.title == "К звонку: ООО «Северный Пекарь»"
    assert all(one.source for one in (*sheet.who, *sheet.known))
    assert sheet.not_promise


def test_an_english_lead_gets_english_pages(shared_client: TestClient) -> None:
    found = shared_client.post("/v1/qualifications", json=LEAD_EN).json()["id"]
    assert shared_client.get(f"/v1/qualifications/{found}/letter").json()["lang"] == "en"
    assert (
        shared_client.get(f"/v1/qualifications/{found}/call-sheet").json()["title"].startswith("For the call")
    )


def test_the_same_verdict_gives_the_same_bytes(shared_client: TestClient, lead_id: str) -> None:
    address = f"/v1/qualifications/{lead_id}/letter"
    assert shared_client.get(address).content == shared_client.get(address).content


@pytest.mark.parametrize("path", ["letter", "call-sheet"])
def test_a_verdict_that_is_not_there_is_told(shared_client: TestClient, path: str) -> None:
    answer = shared_client.get(f"/v1/qualifications/qual_zzz/{path}", headers={"Accept-Language": "ru"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "query", ["tone=rude", "lang=de", "format=pdf", "by=", "by=%00", "by=a%0Ab", f"by={'x' * 101}"]
)
def test_a_wish_that_cannot_be_met_is_a_problem(shared_client: TestClient, lead_id: str, query: str) -> None:
    answer = shared_client.get(f"/v1/qualifications/{lead_id}/letter?{query}")
    assert answer.status_code == 422
    assert answer.json()["code"] == "bad_input"


def test_a_lead_that_nobody_writes_to_is_a_conflict(shared_client: TestClient) -> None:
    found = shared_client.post("/v1/qualifications", json={"company": "ООО «Тишина»", "message": ""}).json()[
        "id"
    ]
    answer = shared_client.get(f"/v1/qualifications/{found}/letter", headers={"Accept-Language": "ru"})
    assert answer.status_code == 409
    assert answer.json()["code"] == "letter_not_due"
    assert "не пишут" in answer.json()["detail"]
    assert shared_client.get(f"/v1/qualifications/{found}/call-sheet").status_code == 200


def test_the_samples_of_the_documentation_are_of_the_promised_shape() -> None:
    assert LetterJson.model_validate(LETTER).text.endswith("оператора\n")
    assert CallSheetJson.model_validate(CALL_SHEET).objections
