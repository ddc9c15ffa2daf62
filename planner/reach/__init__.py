"""Reach: one channel's curve, the union over channels, and the frequency of the union.

What a plan needs:

* `planner.reach.curves`: `ReachCurve` (`reach(impressions)`, `k_plus(impressions, k)`, `audience`,
  `confidence`) and a constructor for each kind of data: `table_curve`, `histogram_curve`, `point_curve`,
  `insertion_curve`, `audience_curve`. `channel_reach(name, curve, impressions)` makes the union's input.
* `planner.reach.union`: `combine(channels, audience, overlaps) -> UnionReach` with `reach`, `k_plus`
  (1..10), `average_frequency`, `low`, `high`, `build_up` in the given order and `flags`; `ChannelReach`.
* `planner.reach.bounds`: `union_bounds(reaches, overlaps)`, exact up to 12 channels.

The other modules hold the published models by name. People, impressions and audiences are plain counts;
names ending in `share` or documented as shares lie between 0 and 1. Nothing here knows money or dates.
"""
