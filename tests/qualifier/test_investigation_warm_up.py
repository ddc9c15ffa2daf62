from qualifier.investigation_warm_up import warm_up
from tests.builders import NOW


def test_everything_but_the_network_is_gone_through() -> None:
    # Sockets are closed here: a warm-up that reached out would fail.
    warm_up(NOW)
