"""A sum of the committee dealt out among organizations."""

from collections import Counter
from collections.abc import Mapping
from random import Random


def deal(
    rng: Random, total: int, weights: Mapping[str, int], at_most: Mapping[str, int] | None = None
) -> Counter[str]:
    """`total` dealt one by one, by weight, to each at most so many; ValueError if it cannot be."""
    dealt: Counter[str] = Counter()
    for _ in range(total):
        free = [code for code in weights if at_most is None or dealt[code] < at_most[code]]
        if not any(weights[code] for code in free):
            raise ValueError(f"no one to take the rest of {total}")
        dealt[rng.choices(free, [weights[code] for code in free])[0]] += 1
    return dealt


def pick(rng: Random, count: int, weights: Mapping[str, int]) -> list[str]:
    """`count` different organizations, the heavier the likelier."""
    return list(deal(rng, count, weights, dict.fromkeys(weights, 1)))
