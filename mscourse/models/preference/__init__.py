"""Weighing options: life years valued by score, break-even risks, and choices between options.

>>> from mscourse.models import preference
>>> result = preference.simulate(preference.Parameters(years=10))
>>> result.share.shape
(3, 241, 10)
>>> preference.acceptable(preference.break_even(standard=8, treated=7))
'none acceptable'
>>> round(preference.success_threshold(success=0.87, none=0.60, failure=0), 2)
0.69

==============  ====================================================================================
``parameters``  values of life with a score, what is looked at, what an option does
``theory``      values of scores, of time and of chances: closed forms
``run``         `simulate` options through time; `grid`, many at once
``result``      shares through time and life years
``choice``      shares of choices, trade-offs, the risk that a benefit is worth
``survey``      a made-up survey of choices
``fit``         weights from choices by maximum likelihood
==============  ====================================================================================

It weighs numbers of groups. What anyone should do does not follow from it.
"""

from mscourse.models.preference.choice import acceptable_risk, shares, simulate_choices, trade_off
from mscourse.models.preference.fit import Fit, fit
from mscourse.models.preference.parameters import (
    MEDICINE,
    TRANSPLANT,
    UNTREATED,
    Option,
    Parameters,
    Utilities,
)
from mscourse.models.preference.result import Grid, Result
from mscourse.models.preference.run import grid, simulate
from mscourse.models.preference.survey import ASKED_BENEFITS, Answers, Survey, simulate_survey
from mscourse.models.preference.theory import (
    acceptable,
    annuity,
    break_even,
    cumulative_risk,
    discount_factor,
    relapse_loss,
    success_threshold,
    utility,
)

__all__ = [
    "ASKED_BENEFITS",
    "MEDICINE",
    "TRANSPLANT",
    "UNTREATED",
    "Answers",
    "Fit",
    "Grid",
    "Option",
    "Parameters",
    "Result",
    "Survey",
    "Utilities",
    "acceptable",
    "acceptable_risk",
    "annuity",
    "break_even",
    "cumulative_risk",
    "discount_factor",
    "fit",
    "grid",
    "relapse_loss",
    "shares",
    "simulate",
    "simulate_choices",
    "simulate_survey",
    "success_threshold",
    "trade_off",
    "utility",
]
