"""Dot plots: published values on one scale."""

from mscourse.evidence import printing
from mscourse.evidence.exact import upper_bound
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import drawn_value, same, sourced
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.plots import Words, dot_plot
from mscourse.figures.row_chart import Estimate, Ground, Headed


def transected_axons(library: Library) -> Chart:
    """Cut axons in four kinds of tissue, on a scale where each step is ten times the one before."""
    record = library["trapp_1998"]
    counted = {
        "Active lesions": "transected_axons",
        "Older active lesions, edge": "transected_axons_edge_of_chronic_active",
        "Older active lesions, core": "transected_axons_core_of_chronic_active",
    }
    found = {name: record[outcome] for name, outcome in counted.items()}
    healthy = record["transected_axons_control_white_matter"]
    bound = float((healthy.text or "").removeprefix("<"))
    rows = [
        Estimate(name, drawn_value(one), printing.number(drawn_value(one))) for name, one in found.items()
    ]
    rows.append(
        Estimate("White matter without MS", bound, f"fewer than {printing.number(int(bound))}", below=True)
    )
    numbers = [(row.label, row.words) for row in rows]
    active, edge, core = (printing.number(drawn_value(one)) for one in found.values())
    words = Words(
        name="trapp_1998",
        title=Headed("Axons are cut where a lesion is active", "Axons are cut where\na lesion is active"),
        subtitle=Headed(
            "Transected axons in a cubic millimetre of tissue; each step is ten times the one before",
            "Transected axons in a cubic millimetre;\neach step is ten times the one before",
        ),
        footer=Headed(
            f"Tissue after death ({record.population.inclusion}). No interval was printed where this was "
            "read.",
            f"Tissue after death\n({record.population.inclusion}).\nNo interval was printed where this was "
            "read.",
        ),
        alt=(
            "Dots on a scale where each step is ten times the one before. Transected axons in a cubic "
            "millimetre: "
            f"active lesions {active}, edge of older active lesions {edge}, their core {core}, white matter "
            f"without MS fewer than {printing.number(int(bound))}."
        ),
        caption=(
            "Active lesions hold thousands of cut axons, tissue without MS hardly any. Transected axons in a "
            "cubic "
            "millimetre, on a scale where each step is ten times the one before; a dot is a kind of tissue."
        ),
    )
    ticks = tuple((float(10**power), printing.number(10**power)) for power in range(5))
    ground = Ground(0.5, 20_000, ticks, logarithmic=True)
    table = DataTable(("Tissue", "Transected axons in a cubic millimetre"), tuple(numbers))
    return sourced(dot_plot(words, [("", rows)], ground, table), library, ["trapp_1998"])


def late_responses(library: Library) -> Chart:
    """How often the visual evoked potential was abnormal, by diagnosis and by history."""
    older, other = library["matthews_1977_vep"], library["vep_abnormality"]
    by_diagnosis = {
        "Definite MS": older["prolonged_latency"],
        "Probable MS": older["prolonged_latency_probable_ms"],
        "Possible MS": older["prolonged_latency_possible_ms"],
    }
    by_history = {
        "After optic neuritis": other["abnormal_response_after_optic_neuritis"],
        "All with MS": other["abnormal_among_all_ms"],
        "No optic neuritis known": other["abnormal_without_optic_neuritis_history"],
    }
    groups = [
        (f"Late, by diagnosis ({older.short_name})", by_diagnosis),
        ("Abnormal, by history (another series)", by_history),
    ]
    rows = [
        (
            words,
            [
                Estimate(name, drawn_value(one), f"{printing.number(drawn_value(one))} in 100")
                for name, one in found.items()
            ],
        )
        for words, found in groups
    ]
    numbers = tuple((row.label, group, row.words) for group, each in rows for row in each)
    shares = [
        printing.number(drawn_value(one)) for found in (by_diagnosis, by_history) for one in found.values()
    ]
    words = Words(
        name="vep_abnormality",
        title=Headed(
            "The surer the diagnosis, the more often the response is late",
            "The surer the diagnosis, the more\noften the response is late",
        ),
        subtitle=same("People with an abnormal visual response, in 100"),
        footer=Headed(
            "Two series with limits of their own: compare within a group of rows, not across. "
            "Group sizes were not seen,\nso no interval is drawn.",
            "Two series with limits of their own: compare\nwithin a group of rows, not across. Group sizes\n"
            "were not seen, so no interval is drawn.",
        ),
        alt=(
            "Six dots on a scale from 0 to 100 people. Late visual response: definite MS {}, probable {}, "
            "possible "
            "{}. Another series, abnormal response: after optic neuritis {}, all with MS {}, without known "
            "optic "
            "neuritis {}."
        ).format(*shares),
        caption=(
            "A late visual response is commoner the surer the diagnosis, and commonest after optic neuritis. "
            "People "
            "with an abnormal response, in 100; two series with limits of their own."
        ),
    )
    table = DataTable(("People", "Series", "Abnormal response"), numbers)
    ground = Ground(0, 100, tuple((float(tick), str(tick)) for tick in (0, 25, 50, 75, 100)))
    return sourced(dot_plot(words, rows, ground, table), library, [older.id, other.id])


ZERO_DEATHS = {
    "Sweden, relapsing MS": "silfverberg2024_sweden.treatment_related_death",
    "Sweden, aggressive MS": "burman2014_sweden.mortality",
    "Mexico, outpatients": "ruizarguelles2019_mexico.transplant_related_deaths",
}


def zero_deaths(library: Library) -> Chart:
    """Series of transplants without a death, each with the risk that it still allows."""
    rows, numbers = [], []
    for name, outcome in ZERO_DEATHS.items():
        one = library.outcome(outcome)
        if one.events != 0 or one.n is None:
            message = f"{one.id} is no series without an event; draw it with its interval instead"
            raise ValueError(message)
        bound = 100 * upper_bound(0, one.n)
        rows.append(
            Estimate(
                name,
                0,
                f"0 to {bound:.1f} in 100",
                beside=f"0 of {printing.number(one.n)} died",
                low=0,
                high=bound,
            )
        )
        numbers.append((name, f"0 of {printing.number(one.n)}", f"{bound:.1f} in 100"))
    rows.sort(key=lambda row: row.high or 0)
    numbers.sort(key=lambda row: float(row[2].split()[0]))
    told = "; ".join(f"{name}, {seen}, up to {bound}" for name, seen, bound in numbers)
    words = Words(
        name="zero_deaths",
        title=Headed(
            "No death seen is not no risk: small series still allow several in 100",
            "No death seen is not no risk:\nsmall series allow several in 100",
        ),
        subtitle=Headed(
            "Deaths from the transplant; the line ends at the exact one-sided 95 % upper bound",
            "Deaths from the transplant; the line ends at\nthe exact one-sided 95 % upper bound",
        ),
        footer=Headed(
            "The series differ in whom they treated, how and for how long they watched; "
            "none had a group to compare with.",
            "The series differ in whom they treated, how and\nfor how long they watched; none had a group\n"
            "to compare with.",
        ),
        alt="Three series of transplants in which no one died, each with the highest risk that fits it: "
        f"{told}. "
        "The smaller the series, the longer the line.",
        caption=(
            "The smaller a series without a death, the larger the risk it still allows. Deaths from the "
            "transplant "
            "in three series; each line ends at the exact one-sided 95 % upper bound."
        ),
    )
    table = DataTable(("Series", "Deaths seen", "Upper bound"), tuple(numbers))
    ground = Ground(0, 7, tuple((float(tick), str(tick)) for tick in range(8)))
    chart = dot_plot(words, [("", rows)], ground, table)
    return sourced(chart, library, [name.partition(".")[0] for name in ZERO_DEATHS.values()])
