"""The worlds that diaries are simulated in, from kind to harsh; none of them is the model's own world."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Regime:
    """How people and days behave.

    ``effect`` median SD of a real episode; ``phi`` mean and SD of the lag; ``tail`` degrees of freedom of day shocks;
    ``silent`` mean log-odds of no entry; ``telling`` how much distance and load raise it; ``blank`` chance of an
    unanswered item; ``drift`` SD of how a felt scale drifts over the diary; ``leak`` how far the load rating follows
    the mood; ``early`` how high first days run; ``before`` share begun before the diary; ``decoy`` chance of a load
    peak, stressor or worry shift that moves nothing; ``judge`` share of felt noise common to a day; ``recall_noise``
    and ``recall_skipped`` of the usual levels; ``colour`` how far felt items follow worry in everyone.
    """

    name: str
    effect: float = 1.3
    phi: tuple[float, float] = (0.25, 0.2)
    tail: float = 5.0
    silent: float = -1.4
    telling: float = 0.3
    blank: float = 0.03
    drift: float = 0.4
    leak: float = 0.15
    early: float = 0.3
    before: float = 0.22
    decoy: float = 0.25
    judge: float = 0.15
    recall_noise: float = 0.5
    recall_skipped: float = 0.2
    colour: float = 0.2
    subsides: float = 0.5


DEFAULT = Regime("default")
CLEAN = Regime(
    "clean", effect=1.4, tail=30.0, silent=-2.4, telling=0.0, blank=0.0, drift=0.0, leak=0.0, early=0.0,
    before=0.1, decoy=0.1, judge=0.0, recall_noise=0.3, recall_skipped=0.0,
)  # fmt: skip
HARSH = Regime(
    "harsh", effect=1.05, phi=(0.4, 0.2), tail=3.0, silent=-0.4, telling=0.6, blank=0.1, drift=0.8, leak=0.35,
    early=0.6, before=0.35, decoy=0.45, judge=0.4, recall_noise=0.8, recall_skipped=0.35, colour=0.3,
)  # fmt: skip
LEAKY = replace(DEFAULT, name="leaky", leak=0.5, colour=0.3)
SLOW = replace(DEFAULT, name="slow", phi=(0.55, 0.12), drift=0.7)
DECOYS = replace(DEFAULT, name="decoys", decoy=0.6)
FAINT = replace(DEFAULT, name="faint", effect=0.9, judge=0.3)
REGIMES = {regime.name: regime for regime in (DEFAULT, CLEAN, HARSH, LEAKY, SLOW, DECOYS, FAINT)}
