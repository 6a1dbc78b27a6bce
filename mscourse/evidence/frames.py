"""The evidence as a pandas table, for readers who want to sort and count it themselves."""

from typing import TYPE_CHECKING, Any

import pandas as pd

from mscourse.evidence import kinds

if TYPE_CHECKING:
    from mscourse.evidence.library import Library


def frame(library: "Library") -> pd.DataFrame:
    """Put every outcome and harm that may be shown into a row.

    Parameters
    ----------
    library
        Where they come from.

    Returns
    -------
    pandas.DataFrame
        One row an outcome, in the order of the files; missing numbers are missing, never zero. Columns that
        end in "kind" hold the closed words by which `Library.select` asks.

    """
    rows = []
    for record in library:
        about: dict[str, Any] = {
            "record": record.id,
            "topic": record.topic,
            "design": record.design,
            "phenotype": record.population.phenotype,
            "people": record.population.n,
            "therapy_kind": kinds.therapy(record),
            "design_kind": kinds.design(record),
            "year": record.year,
        }
        for one in record:
            limits = one.interval
            rows.append(
                about
                | {
                    "outcome": one.id.partition(".")[2],
                    "name": one.name,
                    "timepoint": one.timepoint,
                    "comparison": one.comparison,
                    "measure": one.measure,
                    "value": one.value,
                    "text": one.text,
                    "low": limits.low if limits else None,
                    "high": limits.high if limits else None,
                    "interval": limits.kind if limits else None,
                    "level": limits.level if limits else None,
                    "events": one.events,
                    "n": one.n,
                    "unit": one.unit,
                    "harm": one.harm,
                    "phenotype_kind": kinds.phenotype(record, one),
                    "outcome_kind": kinds.outcome_kind(one),
                    "address": record.address,
                }
            )
    table = pd.DataFrame(rows)
    whole = ("people", "year", "events", "n")
    return table.astype(
        dict.fromkeys(whole, "Int64") | dict.fromkeys(("value", "low", "high", "level"), "Float64")
    )
