"""Impressions thrown at an audience at random: A * (1 - exp(-I/A)) people see at least one."""

from dataclasses import dataclass

from scipy.special import gammainc


@dataclass(frozen=True, slots=True, kw_only=True)
class PoissonCurve:
    """Everyone of so many people is as likely to be reached."""

    people: float

    def k_plus(self, impressions: float, k: int) -> float:
        """Return people reached at least k times."""
        # P(Poisson(m) >= k) is the regularised lower incomplete gamma function.
        return self.people * float(gammainc(k, impressions / self.people))
