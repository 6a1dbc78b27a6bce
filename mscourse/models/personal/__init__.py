"""What scores find in people: those said to gain most from a treatment, and risks said beforehand.

Two plain simulations for teaching, no more. In the first a randomised trial looks for its best responders; in
the second a score tells people their risk. Both scores are fitted to people and then used on fresh ones.

>>> import numpy as np
>>> found = search(Trial(people=300, spread=0), np.random.default_rng(1))
>>> found.training.best.ratio < found.fresh.best.ratio
True

==============  ===================================================================================
``parameters``  the `Trial` that looks for those who gain most, and the `Score` that tells a risk
``gain``        `search` runs the trial, and tries its score on its own people and on fresh ones
``risk``        `tell` fits the score, and says what it tells its own people and fresh ones
``fit``         how both scores find their weights
``measures``    what is told beside what comes: groups, ranks, a smooth curve
``result``      what was found, and what was told
``theory``      what no chance would leave: very many people, and a score that knows the truth
==============  ===================================================================================
"""

from mscourse.models.personal.gain import search
from mscourse.models.personal.measures import discrimination, in_groups, observed
from mscourse.models.personal.parameters import HAZARD, YEARS, Score, Trial
from mscourse.models.personal.result import Estimate, Found, Split, Told
from mscourse.models.personal.risk import tell

__all__ = [
    "HAZARD",
    "YEARS",
    "Estimate",
    "Found",
    "Score",
    "Split",
    "Told",
    "Trial",
    "discrimination",
    "in_groups",
    "observed",
    "search",
    "tell",
]
