"""What people were told beside what came: in groups, by rank, and as a smooth curve."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit, logit
from scipy.stats import rankdata

from mscourse.models.personal.fit import risk_weights
from mscourse.models.personal.result import Told
from mscourse.models.ranges import check_array, check_whole

NEAREST = 1e-6  # to 0 and to 1 that a risk may come, so that its logit is finite


def in_groups(told: Told, groups: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Order people by what they were told and cut them into equal groups.

    Returns
    -------
    tuple of array
        Mean risk told and share in whom it happened, each of shape (groups,), lowest risk first.

    Raises
    ------
    ValueError
        If there are more groups than people.

    """
    check_whole("groups", groups, 1, told.risk.size, "Each group needs somebody.")
    parts = np.array_split(np.argsort(told.risk, kind="stable"), groups)
    return (
        np.array([told.risk[part].mean() for part in parts]),
        np.array([told.happened[part].mean() for part in parts]),
    )


def discrimination(told: Told) -> float:
    """Return how often, of two people of whom it happened to one, that one had been told the higher risk.

    The area under the curve of sensitivity against false alarms; equal risks count half. That the two are the
    same, and the same as Wilcoxon's statistic: Hanley and McNeil 1982, doi:10.1148/radiology.143.1.7063747.

    Raises
    ------
    ValueError
        If it happened to all, or to nobody.

    """
    yes = int(told.happened.sum())
    no = told.happened.size - yes
    if not yes or not no:
        message = "it happened to all or to nobody; two kinds of people are needed to tell them apart."
        raise ValueError(message)
    ranks = rankdata(told.risk)
    return float((ranks[told.happened].sum() - yes * (yes + 1) / 2) / (yes * no))


def observed(risk: ArrayLike, told: Told) -> NDArray[np.float64]:
    """Return in what share it happens to people who are told a risk, as a smooth curve through `told`.

    A straight line between the logits of both, fitted to everybody told.

    Parameters
    ----------
    risk
        What is told, above 0 and below 1.
    told
        People to learn it from.

    Raises
    ------
    ValueError
        If a risk is not between 0 and 1.

    """
    asked = check_array("risk", risk, NEAREST, 1 - NEAREST, "It is what is told, as a fraction.")
    height = logit(np.clip(told.risk, NEAREST, 1 - NEAREST))
    line = risk_weights(height[:, None], told.happened)
    return np.asarray(expit(line[0] + line[1] * logit(asked)))
