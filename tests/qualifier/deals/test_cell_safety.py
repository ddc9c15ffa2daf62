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
