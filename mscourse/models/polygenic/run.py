"""Genomes one locus at a time: all people at once, so that memory does not grow with the loci."""

import numpy as np
from scipy.special import ndtr

from mscourse.models.polygenic.parameters import Parameters
from mscourse.models.polygenic.result import Result
from mscourse.models.polygenic.scale import threshold
from mscourse.models.polygenic.theory import check_edits
from mscourse.models.ranges import check_generator, check_whole, check_work

LIMIT = 2e9  # genotypes: some ten seconds
STEPS = 2**32  # of a random number; frequencies are kept to this fineness


def simulate(
    parameters: Parameters, people: int, *, rng: np.random.Generator, loci: int = 0, efficiency: float = 1.0
) -> Result:
    """Draw genomes, edit them, and compute each one's risk.

    Alleles of one person are independent of each other (Hardy-Weinberg), and so are loci. One number decides
    a genotype: two risk alleles below p^2, none from 1 - (1 - p)^2 on. The risk is averaged rather than drawn
    as ill or well, which would be a thousand times noisier for so rare a disease.

    Parameters
    ----------
    parameters
        The population.
    people
        How many.
    rng
        Source of chance; the same seed gives the same people.
    loci, efficiency
        How many loci are edited, and the chance that one allele is, as in `edit`.

    Raises
    ------
    ValueError
        If a value is out of its range or the run too large.
    TypeError
        If `rng` is no generator.

    """
    check_generator(rng)
    check_whole("people", people, 1, 10**7, "Count the people.")
    known = check_edits(parameters, loci, efficiency)
    check_work("genotypes", people * known.frequency.size, LIMIT, "Draw fewer people.")
    kept = known.frequency.copy()
    kept[:loci] *= 1 - efficiency
    two = np.rint(kept**2 * STEPS).astype(np.uint64)
    some = np.rint((1 - (1 - kept) ** 2) * STEPS).astype(np.uint64)
    alleles, score = np.zeros(people, dtype=np.int16), np.zeros(people)
    for locus, effect in enumerate(known.effect):
        drawn = rng.integers(STEPS, size=people, dtype=np.uint32)
        copies = (drawn < np.uint32(min(two[locus], STEPS - 1))).view(np.int8)
        copies = copies + (drawn < np.uint32(min(some[locus], STEPS - 1))).view(np.int8)
        alleles += copies
        score += effect * copies
    score -= 2 * float(known.frequency @ known.effect)
    left = np.sqrt(1 - parameters.known_heritability)
    risk = np.asarray(ndtr((score - threshold(parameters.prevalence)) / left))
    return Result(alleles.astype(np.int64), score, risk)
