"""Lead times: how long the seller takes, by the price book or by a policy of volumes."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualifier.profile_parts import LeadTimePolicy, Product


def days_for_volume(policy: "LeadTimePolicy", units: int) -> int:
    """Return the days that a volume takes: those of the largest step that it reaches.

    A step is a threshold ("from 5 units on"): seven units, between the steps of 5 and 15, take as long as
    five. Fewer units than the first step take as long as the first one.
    """
    reached = [step.days for step in policy.steps if step.units <= units]
    return reached[-1] if reached else policy.steps[0].days


def days_of_products(products: "Sequence[Product]") -> int:
    """Return the days of production and moderation: products are made side by side, the slowest decides."""
    return max((product.lead_days for product in products), default=0)


def find_late(products: "Sequence[Product]", names: Iterable[str], days: int) -> "tuple[Product, ...]":
    """Return the named products that cannot be ready in so many days, the slowest first."""
    wanted = set(names)
    late = (product for product in products if product.name in wanted and product.lead_days > days)
    return tuple(sorted(late, key=lambda product: -product.lead_days))


def days_needed(policy: "LeadTimePolicy | None", products: "Sequence[Product]", units: int) -> int:
    """Return the days that the ask takes by the policy and by its products, whichever is longer."""
    by_volume = days_for_volume(policy, units) if policy is not None and units else 0
    return max(by_volume, days_of_products(products))
