"""What a reach model refuses: inputs that no audience can have."""

from kit.errors import BadInput


class ReachInvalid(BadInput):
    """These reach figures contradict each other or leave their range."""

    code = "reach_invalid"
    ru = "Данные об охвате противоречат друг другу или выходят за пределы."


class TargetImpossible(ReachInvalid):
    """No distribution with these ratings has the wanted reach."""

    code = "reach_target_impossible"
    ru = "Такой охват при этих рейтингах невозможен."


def require(holds: bool, en: str, ru: str) -> None:
    """Refuse the figures unless the stated condition holds."""
    if not holds:
        raise ReachInvalid(en, ru=ru)
