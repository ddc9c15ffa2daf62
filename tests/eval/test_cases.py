import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.cases import CRITERIA, BrokenLine, LeadCase, parse_case, read_case_files
from kit.errors import BadInput


def make_content(**changes: Any) -> dict[str, Any]:
    """A case in the format of the shared files."""
    gold = {
        **dict.fromkeys(CRITERIA, "unknown"),
        "budget": "confirmed",
        "fit": "B",
        "status": "nurture",
        "reason": "incomplete",
        "budget_min_rub": 300_000,
        "start_date": None,
        "evidence": {"budget": ["300 тысяч"]},
    }
    content = {
        "id": "lead-0001",
        "lang": "ru",
        "as_of": "2026-09-15",
        "lead": {"company": "ООО «Ель»", "message": "Есть 300 тысяч на рекламу."},
        "gold": gold,
        "tags": ["chat", "negation"],
        "strength": "STRONG",
        "why": "A sum, nothing else.",
    }
    return {**content, **changes}


def write_lines(path: Path, *lines: Any) -> Path:
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def read(path: Path) -> LeadCase | BrokenLine:
    (only,) = read_case_files([path])
    return only


def test_a_case_holds_the_record_the_right_answer_and_the_notes(tmp_path: Path) -> None:
    case = read(write_lines(tmp_path / "any.name", make_content()))

    assert isinstance(case, LeadCase)
    assert case.record is not None
    assert case.record.lead.company == "ООО «Ель»"
    assert case.gold.levels["budget"] == "confirmed"
    assert case.gold.labels == {"fit": "B", "status": "nurture", "reason": "incomplete"}
    assert case.gold.quotes == {"budget": ("300 тысяч",)}
    assert (case.tags, case.strength, case.lang) == (("chat", "negation"), "STRONG", "ru")


def test_what_is_not_labelled_is_missing_and_a_null_is_kept(tmp_path: Path) -> None:
    case = read(write_lines(tmp_path / "a", make_content(gold={"budget": "absent", "start_date": None})))

    assert isinstance(case, LeadCase)
    assert case.gold.levels == {"budget": "absent"}
    assert case.gold.labels == {}
    assert case.gold.numbers == {"start_date": None}


def test_neither_gold_nor_tags_reach_the_record(tmp_path: Path) -> None:
    plain = read(write_lines(tmp_path / "a", make_content()))
    bent = read(write_lines(tmp_path / "b", make_content(gold={"budget": "absent"}, tags=["irony"])))

    assert isinstance(plain, LeadCase)
    assert isinstance(bent, LeadCase)
    assert plain.record == bent.record


@pytest.mark.parametrize(
    ("given", "expected"),
    [(300_000, 300_000), (300_000.0, 300_000), ("2026-09-01", "2026-09-01"), (None, None)],
)
def test_numbers_are_whole_and_dates_are_texts(given: object, expected: object) -> None:
    case = parse_case(make_content(gold={"budget_max_rub": given}), "here")

    assert case.gold.numbers["budget_max_rub"] == expected


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "nonsense",
        '"a text"',
        "[]",
        '{"gold": 5}',
        '{"gold": {"budget": "probably"}}',
        '{"gold": {"budget": ["confirmed"]}}',
        '{"gold": {"status": "sold"}}',
        '{"gold": {"fit": null}}',
        "[" * 100_000,
    ],
)
def test_a_broken_line_is_a_row_and_names_its_place(line: str, tmp_path: Path) -> None:
    read_lines = read_case_files([write_lines(tmp_path / "cases.jsonl", make_content(), line)])

    assert isinstance(read_lines[0], LeadCase)
    assert isinstance(read_lines[1], BrokenLine)
    assert read_lines[1].place == "cases.jsonl:2"
    assert read_lines[1].error


def test_a_record_that_our_border_refuses_stays_a_case_without_a_record(tmp_path: Path) -> None:
    case = read(write_lines(tmp_path / "a", make_content(as_of="someday")))

    assert isinstance(case, LeadCase)
    assert case.record is None
    assert case.error is not None
    assert "as_of" in case.error


def test_bytes_that_are_no_text_break_one_line_only(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"\xff\xfe\xfd\n" + json.dumps(make_content()).encode())

    first, second = read_case_files([path])

    assert isinstance(first, BrokenLine)
    assert isinstance(second, LeadCase)


def test_a_byte_order_mark_and_blank_lines_are_skipped(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(make_content()).encode() + b"\n\n  \n")

    assert isinstance(read(path), LeadCase)


def test_an_id_that_repeats_is_told_apart(tmp_path: Path) -> None:
    paths = [write_lines(tmp_path / name, make_content()) for name in ("a", "b", "c")]

    ids = [case.id for case in read_case_files(paths) if isinstance(case, LeadCase)]

    assert ids == ["lead-0001", "lead-0001#2", "lead-0001#3"]


def test_a_case_without_an_id_is_named_by_its_place(tmp_path: Path) -> None:
    case = read(write_lines(tmp_path / "x.jsonl", make_content(id=None)))

    assert isinstance(case, LeadCase)
    assert case.id == "x.jsonl:1"


def test_a_case_without_gold_is_refused() -> None:
    with pytest.raises(BadInput, match="gold"):
        parse_case(make_content(gold=None), "here")


@pytest.mark.parametrize("tags", [None, "chat", 5, {}])
def test_odd_tags_are_no_tags(tags: object) -> None:
    assert parse_case(make_content(tags=tags), "here").tags == ()


def test_a_missing_file_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_case_files([tmp_path / "none"])


def test_the_repository_ships_cases_that_are_all_whole() -> None:
    data = Path(__file__).resolve().parents[2] / "eval" / "data"
    read_lines = read_case_files(sorted(data.glob("leads*.jsonl")))

    assert len(read_lines) == 444
    assert all(isinstance(line, LeadCase) and line.record for line in read_lines)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(["id", "lang", "lead", "gold", "tags", "as_of"]), JSON_VALUES))
def test_whatever_a_line_holds_it_is_a_case_or_refused(content: dict[str, Any]) -> None:
    try:
        case = parse_case(content, "here")
    except BadInput:
        return
    assert isinstance(case, LeadCase)


@settings(max_examples=40)
@given(st.sampled_from([*CRITERIA, "fit", "status", "reason"]), JSON_VALUES)
def test_a_label_outside_the_rubric_is_never_taken_for_one(name: str, value: Any) -> None:
    try:
        gold = parse_case(make_content(gold={name: value}), "here").gold
    except BadInput:
        return
    given_labels = {**gold.levels, **gold.labels}
    assert name not in given_labels or given_labels[name] is None or isinstance(given_labels[name], str)


@pytest.mark.parametrize(
    ("lead", "company"),
    [
        ({}, None),
        ({"company": None, "contact": None, "interactions": None}, None),
        ({"company": "ООО «Ель»", "something_new": 5}, "ООО «Ель»"),
    ],
)
def test_missing_null_and_unknown_fields_of_a_lead_are_part_of_the_work(
    lead: dict[str, Any], company: str | None
) -> None:
    case = parse_case(make_content(lead=lead), "here")

    assert case.record is not None
    assert case.record.lead.company == company


@pytest.mark.parametrize("name", ["open_data", "deals", "open_leads"])
def test_a_part_of_the_record_may_be_null(name: str) -> None:
    assert parse_case(make_content(**{name: None}), "here").record is not None
