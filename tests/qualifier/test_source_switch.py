from qualifier.source_switch import Switched
from tests.qualifier.offices import row


def test_a_switch_never_shows_its_key() -> None:
    assert "s3cr3t" not in f"{Switched(row=row('dadata'), key='s3cr3t')!r}"
    assert repr(Switched(row=row("hh"), why_off="no key")) == "Switched(hh, no key)"
