import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.deals.cell_safety import make_safe
from qualifier.deals.closed_deal import Note


@pytest.mark.parametrize(
    ("text", "safe", "notes"),
    [
        ("ООО «Ромашка»", "ООО «Ромашка»", ()),
        ("- нужна реклама", "- нужна реклама", ()),
        ("+7 900 000-00-11", "+7 900 000-00-11", ()),
        ("5 < 6 и 7 > 6", "5 < 6 и 7 > 6", ()),
        ("=1+1", "1+1", (Note.FORMULA,)),
        ('\'=HYPERLINK("http://x")', 'HYPERLINK("http://x")', (Note.FORMULA,)),
        ("@SUM(A1)", "SUM(A1)", (Note.FORMULA,)),
        ("+cmd|' /C calc'!A0", "cmd|' /C calc'!A0", (Note.FORMULA,)),
        ("-ДВССЫЛ(A1)", "ДВССЫЛ(A1)", (Note.FORMULA,)),
        ("<script>alert(1)</script>Ромашка", "alert(1) Ромашка", (Note.SCRIPT,)),
        # Taking the inner tag out must not put the outer one together.
        ("<scr<script>ipt>x", "<scr ipt>x", (Note.SCRIPT,)),
        ('Ромашка" onload="x()"', 'Ромашка" x()"', (Note.SCRIPT,)),
        ("javascript:alert(1)", "alert(1)", (Note.SCRIPT,)),
        ("<b>=1+1", "<b>=1+1", ()),
        ("<img src=x>=1+1", "1+1", (Note.SCRIPT, Note.FORMULA)),
        ("Рома\u200bшка\x00 \u202eООО", "Ромашка ООО", ()),
        ("Ромашка \ud800", "Ромашка ?", ()),
    ],
)
def test_formulas_and_markup_lose_their_power_and_are_told(
    text: str, safe: str, notes: tuple[Note, ...]
) -> None:
    found = make_safe(text)
    assert (found.text, found.notes) == (safe, notes)


@given(st.text(alphabet=st.characters() | st.sampled_from("=+-@<>'\" |(script")))
def test_what_is_made_safe_stays_so(text: str) -> None:
    safe = make_safe(text)
    again = make_safe(safe.text)
    assert again.text == safe.text
    assert again.notes == ()
    assert safe.text.isprintable()


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=СУММ(A1:A9)", "СУММ(A1:A9)"),
        ("  =1+1", "1+1"),
        ("==1", "1"),
        ('"=1"', '1"'),
        ("@=@1", "1"),
        ("- СУММ(A1)", "СУММ(A1)"),
        ("+Лист1!A1", "Лист1!A1"),
        ("-LOG10(A1)", "LOG10(A1)"),
    ],
)
def test_a_formula_never_begins_a_cell(text: str, safe: str) -> None:
    assert (make_safe(text).text, make_safe(text).notes) == (safe, (Note.FORMULA,))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-15 %",
        "+15 % к плану",
        "— нужна реклама",
        "= ",
        "a=1+1",
        "почта: anna@example.com",
        "-50 000 рублей",
        "+7 (900) 000-00-11",
        "Once again, the client",
        "пункт <3",
        'O\'Neil "Best" & Co',
    ],
)
def test_what_people_write_in_cells_is_left_as_it_is(text: str) -> None:
    assert (make_safe(text).text, make_safe(text).notes) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        "<SCRIPT SRC=//x>Ромашка",
        "< script >Ромашка",
        "</iframe>Ромашка",
        "<svg/onload=x>Ромашка",
        "<a href=x>Ромашка",
        "<body>Ромашка",
        "JavaScript : Ромашка",
        "<form action=x",
    ],
)
def test_markup_that_acts_is_taken_out_in_any_writing(text: str) -> None:
    safe = make_safe(text)
    assert safe.notes == (Note.SCRIPT,)
    assert safe.text in {"Ромашка", ""}


@pytest.mark.parametrize("sign", ["\u200b", "\u200e", "\u202e", "\u2066", "\ufeff", "\u200d"])
def test_signs_that_cannot_be_seen_do_not_part_a_name(sign: str) -> None:
    assert make_safe(f"Рома{sign}шка") == make_safe("Ромашка")


@pytest.mark.parametrize("sign", ["\n", "\t", "\r\n", "\x1b", "\x07", "\u00a0"])
def test_breaks_and_control_signs_part_words_like_a_blank(sign: str) -> None:
    assert make_safe(f"ООО{sign}Ромашка").text == "ООО Ромашка"


def test_a_formula_behind_a_hidden_sign_is_found() -> None:
    assert make_safe("\u200b=1+1").notes == (Note.FORMULA,)
    assert make_safe("<scr\u200bipt>x").notes == (Note.SCRIPT,)
