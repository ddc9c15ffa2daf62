"""The provably best split of a budget; everything here is pure, money is float roubles.

    options.Option(id, response, minimum=0, maximum=inf, required=False, step=None, packages=(), group=None)
        spend is nothing or between minimum and maximum, in multiples of step, or one of the packages.
    options.Response: value(money), slope(money), shape; ready ones in `responses`: Goerg(potential, cpm_rub,
        frequency=1), Linear, Logarithmic, Power, Hill, adbudg(), Saturation, Tabulated, Packages, Scaled.
    constraints.Constraints(at_most, either_or, shares=(ShareLimit,...), kpis=(KpiFloor,...))
    union.Union(universe, joint=None, is_lifted_by_independence=True): people reached at least once;
        `joint(spends in the order of the options) -> people` when channels depend on each other.

    best_split.best_split(options, budget, *, constraints, wish, union) -> Split | Shortfall
    least_budget.least_budget(options, goal, *, constraints, union) -> Split | Shortfall
    ways_out.ways_out(ask.Ask(options, budget, goal, constraints, union), Chances(spare, days, longest_days,
        stretch)) -> (WayOut, ...): priced, each with the split that proves it; empty when nothing is wrong.
    contact_goal.choose_vehicles(vehicles, budget, frequency) -> ContactPlan: exact effective frequency.
    carry_over, spend_bounds: adstocked responses; +-30 % around today's spend.

    split.Split: lines (id, money, response alone, next_value = what the next 100,000 RUB here would add),
        value, bound (proved), gap, multiplier, binding, method, spends, spent.
    split.Shortfall: obstacle, needed_rub, deficit_rub, best_value, deficit_value, largest_subsets.

A refused input is `options.AllocationInvalid` (422). Options are put in order of their ids and money is
brought to shares of the budget, so neither the order nor the currency changes a split.
"""
