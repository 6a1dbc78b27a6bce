"""A blank record: every field that an author fills in, with what goes there."""

from mscourse.evidence.library import Library, evidence
from mscourse.evidence.reading import ID, TOPICS

BLANK = """
- id: {name}
  # topic: {topics}
  topic:
  title:             # what the study is, in your words
  first_author:      # Doe J; null if you did not see it
  year:
  journal:           # as usually shortened
  doi:               # bare, such as 10.1001/jama.2018.18743
  # design: {designs}
  design:
  population: {{n: null, phenotype: null, inclusion: null}}  # how many, which form of MS, how chosen
  arms: []           # [{{name: cells, n: 24}}, {{name: placebo, n: 24}}]
  followup:          # 48 weeks
  outcomes:          # one entry for each number that you read
  - id:              # pages cite it as {name}.what_you_write_here
    name:            # what was measured
    timepoint:       # when
    comparison:      # in whom: a group, or A vs B
    measure:         # hazard_ratio, percentage, count, mean_difference ...
    value:           # percent runs from 0 to 100
    ci_low:
    ci_high:
    ci_level:        # 95
    interval_kind:   # ci, iqr or range
    events:          # so many had it
    n:               # of so many
    unit:            # percent, ms, years; null for ratios and counts
    verified: false  # true once you have read this very number
  harms: []          # in the same form; look for them before you leave this empty
  caveat:            # why the numbers may mislead; readers see it
  seen_at: []        # [the address of the page that you read]
  verified: false    # true once the key numbers were read
  doi_checked: false # true once you saw this DOI in print beside this work
  bibliography_checked: false  # true once author, year and journal were all seen
  display: true
  checked:           # the day on which you read it: 2026-11-23
"""


def blank(name: str, library: Library = evidence) -> str:
    """Write a blank record in YAML, to be appended to one of the files of records.

    Parameters
    ----------
    name
        Its id.
    library
        The records there are, whose words for designs are offered.

    Raises
    ------
    ValueError
        If the id is taken, or is no id.

    """
    if not ID.fullmatch(name):
        message = f"{name!r} is no id; use small letters, digits and underscores, such as doe_2026_cells"
        raise ValueError(message)
    if name in library:
        message = f"{name!r} is taken by {library[name].title!r}; choose another, or add to that record"
        raise ValueError(message)
    designs = sorted({one.design for one in library})
    return BLANK.format(name=name, topics=", ".join(sorted(TOPICS)), designs=", ".join(designs)).rstrip()
