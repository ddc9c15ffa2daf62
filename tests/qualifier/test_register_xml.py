import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.normalise import is_valid_inn
from qualifier.open_register import Figure, FileFault, FileRefused, OpenSet, RegisterRow, RowFault
from qualifier.register_xml import is_company_inn, read_rows
from tests.qualifier.registers import HEADCOUNT, INN, MONEY, document, xml
from tests.qualifier.sources.payloads import FOLDER, load_payload

ATTACKS = Path(__file__).parents[3] / "shared" / "data" / "attacks" / "xml" / "cases.jsonl"


def read(content: bytes) -> list[RegisterRow | RowFault]:
    return list(read_rows(io.BytesIO(content)))


def figures_of(*parts: str) -> dict[Figure, int] | RowFault:
    (found,) = read(xml(document(*parts)))
    return dict(found.figures) if isinstance(found, RegisterRow) else found


EXAMPLES = [
    ("sshr", OpenSet.HEADCOUNT, {Figure.EMPLOYEES: 47}),
    ("revexp", OpenSet.MONEY, {Figure.INCOME: 409_500_000, Figure.EXPENSES: 371_200_000}),
    ("paytax", OpenSet.TAXES, {Figure.TAXES_PAID: 8_650_000}),
    ("debtam", OpenSet.DEBTS, {Figure.TAX_DEBT: 101_200}),
    (
        "snr",
        OpenSet.REGIMES,
        {Figure.REGIME_ESHN: 0, Figure.REGIME_USN: 1, Figure.REGIME_AUSN: 0, Figure.REGIME_SRP: 0},
    ),
]


@pytest.mark.parametrize(("name", "register", "figures"), EXAMPLES, ids=[name for name, _, _ in EXAMPLES])
def test_a_published_row_is_read(name: str, register: OpenSet, figures: dict[Figure, int]) -> None:
    (row,) = read(load_payload(f"fns_opendata/{name}.xml").encode())
    assert isinstance(row, RegisterRow)
    assert (row.inn, row.register, dict(row.figures)) == (INN, register, figures)
    assert (row.as_of, row.published) == (date(2025, 12, 31), date(2026, 8, 25))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([HEADCOUNT], {Figure.EMPLOYEES: 47}),
        (['<СведССЧР КолРаб="0"/>'], {Figure.EMPLOYEES: 0}),
        (['<СведССЧР КолРаб=""/>'], RowFault.BAD_NUMBER),
        (['<СведССЧР КолРаб="4.5"/>'], RowFault.BAD_NUMBER),
        (['<СведССЧР КолРаб="-1"/>'], RowFault.BAD_NUMBER),
        (['<СведССЧР КолРаб="1e3"/>'], RowFault.BAD_NUMBER),
        (['<СведССЧР КолРаб="٤٧"/>'], RowFault.BAD_NUMBER),
        (['<СведССЧР КолРаб="99999999999"/>'], RowFault.BAD_NUMBER),
        ([HEADCOUNT, HEADCOUNT], RowFault.BAD_NUMBER),
        ([HEADCOUNT, MONEY], RowFault.BAD_NUMBER),
        (["<СведССЧР/>"], RowFault.NO_FIGURE),
        (['<Иное Что="1"/>'], RowFault.NO_FIGURE),
        ([], RowFault.NO_FIGURE),
        (['<СведДоходРасх СумДоход="5"/>'], {Figure.INCOME: 5}),
        (['<СведДохРасх СумДоход="5.4" СумРасход="0.00"/>'], {Figure.INCOME: 5, Figure.EXPENSES: 0}),
        (['<СведДохРасх СумДоход="-5.00" СумРасход="1.00"/>'], RowFault.BAD_NUMBER),
        (['<СведДохРасх СумДоход="1234567890123456.00"/>'], RowFault.BAD_NUMBER),
        (['<СвУплСумНал СумУплНал="10.40"/><СвУплСумНал СумУплНал="-3.00"/>'], {Figure.TAXES_PAID: 7}),
        (['<СведСНР ПризнУСН="2"/>'], RowFault.BAD_NUMBER),
        (['<СведСНР ПризнУСН="1"/>'], {Figure.REGIME_USN: 1}),
        (["<!-- a -->", HEADCOUNT, "<?pi x?>"], {Figure.EMPLOYEES: 47}),
        ([HEADCOUNT * 3_000], RowFault.BAD_NUMBER),
    ],
)
def test_a_figure_is_what_is_written_or_the_row_is_left_out(parts: list[str], expected: object) -> None:
    assert figures_of(*parts) == expected


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"inn": None}, RowFault.NO_INN),
        ({"inn": "7700000017"}, RowFault.BAD_INN),
        ({"inn": "0000000000"}, RowFault.BAD_INN),
        ({"inn": "500100732259"}, RowFault.BAD_INN),
        ({"inn": "٧٧٠٠٠٠٠٠١٦"}, RowFault.BAD_INN),
        ({"as_of": None}, RowFault.NO_DATE),
        ({"as_of": "31.02.2025"}, RowFault.NO_DATE),
        ({"as_of": "2025-12-31"}, RowFault.NO_DATE),
        ({"as_of": "31.12.0025"}, RowFault.NO_DATE),
        ({"as_of": "²1.12.2025"}, RowFault.NO_DATE),
    ],
)
def test_a_row_without_owner_or_day_is_left_out(changed: dict[str, str | None], fault: RowFault) -> None:
    assert read(xml(document(HEADCOUNT, **changed), document(HEADCOUNT)))[0] is fault


def test_without_a_day_of_publication_the_day_of_the_figures_stands_for_it() -> None:
    (row,) = read(xml(document(HEADCOUNT, published=None)))
    assert isinstance(row, RegisterRow)
    assert row.published == row.as_of


SMALL = '<Документ ДатаСост="10.11.2026" КатСубМСП="{}" ВидСубМСП="{}">{}</Документ>'


def test_the_register_of_small_business_tells_sizes_of_companies_and_nothing_of_persons() -> None:
    company = SMALL.format(
        "2", "1", f'<ОргВклМСП НаимОрг="ООО" ИННЮЛ="{INN}" ОГРН="1"/><СведМН КодРегион="77"/>'
    )
    person = SMALL.format("1", "2", '<ИПВклМСП ИННФЛ="500100732259"><ФИОИП Фамилия="Иванов"/></ИПВклМСП>')
    wrong = SMALL.format("7", "1", f'<ОргВклМСП ИННЮЛ="{INN}"/>')
    row, left, bad = read(xml(company, person, wrong))
    assert isinstance(row, RegisterRow)
    assert (row.register, row.figures) == (OpenSet.SMALL_BUSINESS, ((Figure.SIZE, 2),))
    assert (left, bad) == (RowFault.PERSON, RowFault.BAD_NUMBER)


def test_a_file_in_the_old_encoding_is_read() -> None:
    assert len(read(xml(document(HEADCOUNT), encoding="windows-1251"))) == 1


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", FileFault.NOT_XML),
        (b"no xml", FileFault.NOT_XML),
        (xml(document(HEADCOUNT))[:-9], FileFault.NOT_XML),
        ("<Файл/>".encode("utf-16"), FileFault.NOT_XML),
        (f"{BOMB}<Файл>{document(HEADCOUNT)}</Файл>".encode(), FileFault.DECLARES_TYPES),
        (b"<!doctype x><x/>", FileFault.DECLARES_TYPES),
        (
            f"<!--{'x' * 9_000}-->{BOMB}<Файл>{document(HEADCOUNT)}</Файл>".encode(),
            FileFault.DECLARES_TYPES,
        ),
    ],
)
def test_a_file_that_is_no_plain_data_is_refused(content: bytes, why: FileFault) -> None:
    with pytest.raises(FileRefused) as refusal:
        read(content)
    assert refusal.value.why is why


def test_hostile_xml_is_refused_or_holds_no_rows() -> None:
    if not ATTACKS.is_file():
        pytest.skip("no attacks beside the project")
    payloads = [json.loads(line).get("payload", "") for line in ATTACKS.read_text("utf-8").splitlines()]
    assert payloads
    for payload in payloads:
        try:
            assert read(payload.encode("utf-8", "replace")) == []
        except FileRefused:
            continue


@given(st.text(alphabet="0123456789", min_size=10, max_size=10) | st.text(max_size=12))
def test_our_check_of_a_number_agrees_with_the_library_s(text: str) -> None:
    assert is_company_inn(text) is (len(text) == 10 and is_valid_inn(text))


@given(st.data())
def test_a_torn_or_changed_file_is_refused_or_read_without_a_made_up_figure(data: st.DataObject) -> None:
    names = [path.stem for path in sorted((FOLDER / "fns_opendata").glob("*.xml"))]
    if not names:
        pytest.skip("no payloads beside the project")
    text = load_payload(f"fns_opendata/{data.draw(st.sampled_from(names))}.xml")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    put = data.draw(st.sampled_from(["", "9", "<", '"', "&x;", "٣", "<a/>", 'КолРаб="x"', "-", "\x00"]))
    torn = text[:start] + put + text[end:]
    try:
        rows = read(torn.encode())
    except FileRefused:
        return
    for row in rows:
        if isinstance(row, RegisterRow):
            assert is_valid_inn(row.inn)
            assert all(_is_written(value, torn) for _, value in row.figures)


def _is_written(value: int, text: str) -> bool:
    """A figure stands there, or is the sum of two that do."""
    numbers = [0.0, *map(float, re.findall(r"-?[0-9]+(?:\.[0-9]{1,2})?", text))]
    return any(abs(one + other - value) <= 1 for one in numbers for other in numbers)
