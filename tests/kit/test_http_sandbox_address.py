import pytest

from kit.errors import SettingsInvalid
from kit.http_sandbox_address import read_sandbox_port


@pytest.mark.parametrize("address", ["127.0.0.1:8090", "http://127.0.0.1:8090/", " localhost:8090 "])
def test_a_sandbox_is_on_this_machine(address: str) -> None:
    assert read_sandbox_port(address) == 8090


ELSEWHERE = """
8090
10.0.0.1:8090
127.0.0.2:80
0.0.0.0:80
town.example:80
127.0.0.1:0
127.0.0.1:70000
127.0.0.1:80@evil.example
http://evil.example/127.0.0.1:80
127.0.0.1
"""


@pytest.mark.parametrize("address", ELSEWHERE.splitlines())
def test_a_sandbox_elsewhere_is_refused(address: str) -> None:
    with pytest.raises(SettingsInvalid):
        read_sandbox_port(address)
