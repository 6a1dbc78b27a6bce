"""The directive ``{model-card} axon fibre``: the parts of a model card that are made from the model.

A card's prose stands in its page; what could drift is made here while the book is built: defaults from the
classes, rates from the channels, sources with how sure each is, and figures from a fresh run of the stored
reference cases. A page is made anew whenever a file of its model changes.
"""

import html
import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from mscourse.words import bind_units

if TYPE_CHECKING:
    from sphinx.application import Sphinx

MODELS = Path(__file__).parents[1] / "models"
DOI = "https://doi.org/"
MINUS, TIMES, NO_BREAK = "\N{MINUS SIGN}", "\N{MULTIPLICATION SIGN}", "\N{NO-BREAK SPACE}"
JOINER = "\N{WORD JOINER}"  # no line ends between a sign and its bracket
Chosen = Callable[[Any], bool]


def _table(name: str, head: Sequence[str], rows: Iterable[Sequence[str]], numeric: Sequence[int] = ()) -> str:
    """Return a table in a region that scrolls where the page is narrow; the first column names its row."""

    def cell(tag: str, column: int, text: str, scope: str = "") -> str:
        look = ' class="text-right"' if column in numeric else ""
        return f"<{tag}{scope}{look}>{text}</{tag}>"

    row_head = ' scope="row"'
    top = "".join(cell("th", k, text, ' scope="col"') for k, text in enumerate(head))
    body = ""
    for row in rows:
        first, *others = row
        cells = "".join(cell("td", k, text) for k, text in enumerate(others, 1))
        body += f"<tr>{cell('th', 0, first, row_head)}{cells}</tr>\n"
    label = html.escape(name, quote=True)
    return (
        f'<div class="ms-wide" role="region" aria-label="{label}" tabindex="0"><table>\n'
        f"<thead><tr>{top}</tr></thead>\n<tbody>\n{body}</tbody></table></div>"
    )


def _number(value: object) -> str:
    """Return a number as a reader writes it: no exponent as code writes it, no needless noughts."""
    if value is None:
        return "none"
    text = f"{value:.3g}" if isinstance(value, float) and not value.is_integer() else f"{value:.0f}"
    if "e" in text:
        mantissa, exponent = text.split("e")
        times = "" if mantissa == "1" else f"{mantissa} {TIMES} "
        return f"{times}10<sup>{int(exponent)}</sup>".replace("-", MINUS)
    return text.replace("-", MINUS)


def _defaults(name: str, *kinds: str) -> str:
    """Return a table of parameters: name and meaning, default, where from, how sure."""
    from mscourse.models.axon import card  # noqa: PLC0415 - a model is loaded when its card is made

    rows = []
    for kind, own in card.ROWS.items():
        values = card.defaults(kind)
        for field, row in own.items() if kind.__name__ in kinds else ():
            source = card.SOURCES.get(row.origin)
            origin = (
                row.origin
                if source is None
                else f'<a href="#source-{row.origin}">{_short(source.citation)}</a>'
            )
            default = f"{_number(values[field])} {row.unit if values[field] is not None else ''}".strip()
            named = f"<code>{field}</code><br>{bind_units(row.words)}"
            rows.append((named, default.replace(" ", NO_BREAK), bind_units(origin), row.status))
    return _table(name, ("name", "default", "from", "status"), rows)


def _short(citation: str) -> str:
    """Return first author and year of a citation."""
    found = re.match(r"([\w-]+)[^\d]*(\d{4})", citation)
    return citation if found is None else f"{found[1]} {found[2]}"


def gates() -> str:
    """Return the table of gates and their rates."""
    from mscourse.models.axon.channels import KINETICS, Rate  # noqa: PLC0415 - as above

    names = {
        "m": "fast sodium opens",
        "h": "fast sodium shuts",
        "p": "persistent sodium",
        "s": "slow potassium",
        "n": "fast potassium",
    }

    def formula(rate: Rate) -> str:
        return written(rate).replace(" ", NO_BREAK).replace(MINUS, f"{MINUS}{JOINER}")

    def written(rate: Rate) -> str:
        beyond = f"V {'+' if rate.at < 0 else MINUS} {abs(rate.at):g}"
        if rate.shape == "step":
            return f"{rate.size:g} / (1 + exp({MINUS}({beyond}) / {rate.width:g}))"
        return f"{rate.size:g} λ({beyond if rate.shape == 'ramp' else f'{MINUS}({beyond})'}, {rate.width:g})"

    rows = [
        (
            f"<em>{gate}</em>, {words}",
            formula(one.opening),
            formula(one.shutting),
            f"{one.q10:g}",
            f"{one.reference:g}",
        )
        for gate, words in names.items()
        for one in [KINETICS[gate]]
    ]
    return _table(
        "Gates",
        ("gate", "opening \N{GREEK SMALL LETTER ALPHA}, per ms", "shutting β, per ms", "Q", "T₀, °C"),
        rows,
        numeric=(3, 4),
    )


def sources() -> str:
    """Return the sources, each with how sure it is; only what was read, its DOI included, is linked."""
    from mscourse.models.axon import card  # noqa: PLC0415 - as above

    words = "".join(f"<li><strong>{word}</strong>: {what}.</li>" for word, what in card.STATUS.items())
    rows = []
    for key, one in card.SOURCES.items():
        name = html.escape(one.citation)
        linked = name if one.doi is None else f'<a href="{DOI}{html.escape(one.doi)}">{name}</a>'
        rows.append((f'<span id="source-{key}">{linked}</span>', one.status, one.seen))
    return f"<ul>{words}</ul>{_table('Sources', ('source', 'status', 'what was seen'), rows)}"


def agreement() -> str:
    """Return how far the model is from NEURON over all stored reference cases, computed now."""
    from mscourse.models.axon import STANDARD, validation  # noqa: PLC0415 - as above

    held = validation.load()
    cases = [*validation.cases(held["cases"]), *validation.halved(held["cases"])]
    ends = list(validation.thresholds(held["thresholds"]))
    searched = {name: case["searched"] for name, case in held["thresholds"].items()}
    pulses = list(validation.trains(held["trains"]))
    waves = [
        list(validation.waveforms(held["waveforms_neuron"], *how))
        for how in ((validation.EXACT, 1e-3), (STANDARD, 2.0))
    ]

    def among(made: Iterable[Any], chosen: Chosen) -> list[Any]:
        return [one for one in made if chosen(one)]

    def quantity(word: str) -> Chosen:
        return lambda one: one.quantity == word

    def end(kind: str) -> list[Any]:
        return [one for one in ends if searched[one.case] == kind]

    groups = [
        (
            "conducts or not, and how many impulses pass",
            among(cases, lambda one: ", neuron" in one.quantity),
            "",
        ),
        ("latency, same resolution", among(cases, quantity("latency_ms")), "%"),
        ("latency, against the finest resolution", among(cases, quantity("converged")), "%"),
        ("the same at half the time step", among(cases, quantity("halved")), "%"),
        ("speed inside a lesion, same resolution", among(cases, quantity("speed_inside")), "%"),
        ("peak of the impulse", among(cases, quantity("peak_mV")), " mV"),
        ("whole voltage traces, exact rates", waves[0], " mV"),
        ("whole voltage traces, as the course runs", waves[1], " mV"),
        ("loss at which conduction ends", end("loss"), ""),
        ("channels at which bare axon conducts", end("r"), ""),
        ("temperature at which conduction ends", end("T"), " °C"),
        ("fast potassium at which it ends", end("gkf"), "%"),
        ("sodium at which it ends", end("na"), ""),
        ("shortest interval between two impulses", end("isi"), "%"),
        ("impulses that arrive out of a train of ten", among(pulses, quantity("impulses")), " impulses"),
    ]
    rows = []
    for words, made, unit in groups:
        worst = max(one.difference for one in made)
        allowed = max(one.allowed for one in made)
        rows.append(
            (words, str(len(made)), _apart(worst, unit), _apart(allowed, unit) if allowed else "none")
        )
    failed = [one for made in (cases, ends, pulses, *waves) for one in made if not one.holds]
    if failed:
        message = f"the axon model no longer agrees with its reference: {failed[0]}"
        raise ValueError(message)
    head = ("what was compared", "values", "greatest difference", "allowed")
    return _table("Agreement with NEURON", head, rows, numeric=(1, 2, 3))


def _apart(value: float, unit: str) -> str:
    """Return a difference in its unit; a share in per cent."""
    if value == 0:
        return "none"
    return bind_units(
        f"{_number(float(f'{value * 100:.2g}'))} %"
        if unit == "%"
        else f"{_number(float(f'{value:.2g}'))}{unit}"
    )


def checked() -> str:
    """Return when the card was last read against its sources."""
    from mscourse.models.axon import card  # noqa: PLC0415 - as above

    return f"<p>Last read against its sources: {card.CHECKED}.</p>"


CARDS: dict[str, dict[str, Callable[[], str]]] = {
    "axon": {
        "fibre": partial(_defaults, "The fibre", "Parameters"),
        "lesion": partial(_defaults, "The lesion", "Lesion", "Damage"),
        "repair": partial(_defaults, "The repair", "Remyelinated"),
        "resolution": partial(_defaults, "The resolution", "Resolution"),
        "gates": gates,
        "agreement": agreement,
        "sources": sources,
        "checked": checked,
    }
}


class ModelCardDirective(SphinxDirective):
    """Put one part of a model's card on a page."""

    required_arguments = 2

    def run(self) -> list[nodes.Node]:
        """Return the part, and tie the page to the model's files."""
        model, part = self.arguments
        known = CARDS.get(model)
        if known is None:
            message = f"there is no card of a model {model!r}. Write one of: {', '.join(sorted(CARDS))}."
            raise self.error(message)
        if part not in known:
            message = f"the card has no part {part!r}. Write one of: {', '.join(sorted(known))}."
            raise self.error(message)
        for path in sorted((MODELS / model).iterdir()):
            if path.is_file():
                self.env.note_dependency(str(path))
        return [nodes.raw("", known[part](), format="html")]


def setup(app: "Sphinx") -> None:
    """Register the directive."""
    app.add_directive("model-card", ModelCardDirective)
