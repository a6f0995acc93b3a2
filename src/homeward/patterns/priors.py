"""Every number the causes model assumes, in one place, each with where it comes from.

"Page" is the patterns page 3.1; "own" was set on this project's simulator (docs/reference/measurements-patterns.md).
"""

from dataclasses import dataclass, field

from homeward.patterns.regression import Grid, make_grid

CAUSES = ("none", "work", "not_work", "layered", "artefact")


def day_noise() -> Grid:
    """Return the nine cells of the day noise (page: phi and r)."""
    return make_grid({0.0: 0.3, 0.3: 0.4, 0.6: 0.3}, {0.4: 0.25, 1.0: 0.5, 1.8: 0.25})


@dataclass(frozen=True, slots=True)
class Priors:
    """Priors as (mean, SD) in SD of daily noise unless said otherwise."""

    cause: tuple[float, ...] = (
        0.275,
        0.24,
        0.205,
        0.145,
        0.135,
    )  # own, near the page's; small effects go to none later
    level_countable: float = 0.9  # own: SD of a_O round an ordinary day of most people (page: 2, round nothing)
    level_felt: float = 2.0  # page: a_S, round the diary's own mean, so that a scale may shift freely
    weekend: tuple[float, float] = (-0.2, 0.3)  # page: w
    early: tuple[float, float] = (0.2, 0.3)  # page: h
    colour: tuple[float, float] = (0.20, 0.15)  # page: c
    colour_artefact: tuple[float, float] = (0.70, 0.25)  # page: c under artefact
    colour_by_trait: float = 0.06  # own: mean colour per point of attachment anxiety above 3.5, 0 to .15 (page 3.3)
    drift: tuple[float, float] = (0.0, 0.3)  # own: a felt scale that drifts over the diary
    load_work: tuple[float, float] = (0.55, 0.25)  # page: b_L
    load_layered: tuple[float, float] = (0.50, 0.22)  # page
    load_idle: tuple[float, float] = (0.03, 0.05)  # page
    stressor: tuple[float, float] = (0.50, 0.22)  # page: b_k
    step: tuple[float, float] = (1.0, 0.45)  # page: d
    began_before: float = 0.15  # own: share of episodes that began before the first entry
    floor: float = 0.3  # page: below it, not called withdrawal
    recall_variance: float = 0.9  # own: of the recalled usual level, as one row (page: three days at variance x4)
    typical_load_rise: float = 1.2  # own: load units above usual when it rose before the diary
    typical_worry_rise: float = 1.2  # own
    typical_stressor_rise: float = 1.0  # own
    # Chance that an input shifts, by cause (own; the page calls it the fingerprint).
    load_shifts: tuple[float, ...] = (0.15, 0.95, 0.15, 0.95, 0.15)
    worry_shifts: tuple[float, ...] = (0.10, 0.40, 0.40, 0.40, 0.95)
    stressor_shifts: float = 0.10
    # Own: scores are counts and steps, not normal draws, so their evidence is taken down a little; inputs' day noise is
    # set wide, so their Bayes factors are taken up.
    evidence_power: float = 0.86
    fingerprint_power: float = 1.5
    # Own: the five probabilities are raised to exp(sharpness + sharpness_by_logged (share of days written - 0.8)):
    # silent days blur more than their number says, since they are not silent at random.
    sharpness: float = 0.05
    sharpness_by_logged: float = 0.8
    # Own: among the three real stories, and for none against artefact, shares take this power; Q1 is not touched.
    sharpness_within: float = 1.35
    grid: Grid = field(default_factory=day_noise)


SHIPPED = Priors()
