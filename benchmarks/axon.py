"""The axon model beside NEURON, in one run: how far apart the voltages are, and the ratio of processor times.

NEURON (Hines and Carnevale 1997) is installed by `make bench`. The same equations are written here once more,
in NEURON's own language, from the model card and not from the course's code; so agreement is a check as well.
NEURON compiles its channels with a C++ compiler. Only its time stepping is timed, on our side the whole call.
"""

import importlib.util
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from mscourse.models import axon

STEP = 0.005  # ms
REPEATS = 5  # the fastest of them counts: the machine may be busy with other things
CHANNELS = """
NEURON {
    SUFFIX ranvier
    NONSPECIFIC_CURRENT i
    RANGE fast, persistent, slow, potassium, leak, reversal
}
PARAMETER { fast = 3  persistent = 0.01  slow = 0.08  potassium = 0  leak = 0.04  reversal = -81.3 }
ASSIGNED {
    v (mV)  celsius (degC)  i (mA/cm2)
    warm_m  warm_h  warm_s
    m_opens  m_total  p_opens  p_total  h_opens  h_total  s_opens  s_total  n_opens  n_total
}
STATE { m p h s n }
INITIAL {
    warm_m = 2.2^((celsius - 20)/10)
    warm_h = 2.9^((celsius - 20)/10)
    warm_s = 3^((celsius - 36)/10)
    kinetics(v)
    m = m_opens/m_total
    p = p_opens/p_total
    h = h_opens/h_total
    s = s_opens/s_total
    n = n_opens/n_total
}
BREAKPOINT {
    SOLVE gates METHOD cnexp
    i = (fast*m*m*m*h + persistent*p*p*p)*(v - 50) + (slow*s + potassium*n*n*n*n)*(v + 90)
    i = i + leak*(v - reversal)
}
DERIVATIVE gates {
    kinetics(v)
    m' = m_opens - m_total*m
    p' = p_opens - p_total*p
    h' = h_opens - h_total*h
    s' = s_opens - s_total*s
    n' = n_opens - n_total*n
}
FUNCTION line(x, scale) {
    if (fabs(x) < 1e-6*scale) { line = scale + x/2 } else { line = x/(1 - exp(-x/scale)) }
}
PROCEDURE kinetics(v) {
    m_opens = warm_m*1.86*line(v + 20.4, 10.3)
    m_total = m_opens + warm_m*0.086*line(-v - 25.7, 9.16)
    p_opens = warm_m*0.01*line(v + 27, 10.2)
    p_total = p_opens + warm_m*0.00025*line(-v - 34, 10)
    h_opens = warm_h*0.062*line(-v - 114, 11)
    h_total = h_opens + warm_h*2.3/(1 + exp(-(v + 31.8)/13.4))
    s_opens = warm_s*0.3/(1 + exp(-(v + 53)/5))
    s_total = s_opens + warm_s*0.03/(1 + exp(-v - 90))
    n_opens = warm_s*0.0462*line(v + 83.2, 1.1)
    n_total = n_opens + warm_s*0.0824*line(-v - 66, 10.5)
}
"""


class MissingError(RuntimeError):
    """Something that the comparison needs is not on this machine."""


def neuron_with_channels(folder: Path) -> Any:
    """Compile the channels in a folder and return NEURON's `h` with them loaded.

    Raises
    ------
    MissingError
        If NEURON or a compiler is not there; the message says how to get it.

    """
    if importlib.util.find_spec("neuron") is None:
        message = "NEURON is not installed; run: make bench (or .venv/bin/pip install -e '.[bench]')"
        raise MissingError(message)
    for tool in ("g++", "make"):
        if shutil.which(tool) is None:
            message = f"NEURON needs {tool} to compile its channels; on Debian: apt-get install g++ make"
            raise MissingError(message)
    (folder / "ranvier.mod").write_text(CHANNELS)
    compiler = Path(sys.executable).with_name("nrnivmodl")
    done = subprocess.run([str(compiler)], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - NEURON's own compiler, beside this Python
    if done.returncode != 0:
        message = f"NEURON could not compile its channels:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        raise MissingError(message)
    os.environ["NEURON_MODULE_OPTIONS"] = "-nogui"
    import neuron  # noqa: PLC0415 - it loads whatever lies in the folder it is imported in, and is optional

    neuron.load_mechanisms(str(folder))
    neuron.h.load_file("stdrun.hoc")
    neuron.h("proc leap() { local k  for k = 1, $1 fadvance() }")
    return neuron.h


class Peer:
    """One fibre in NEURON, 30 internodes; `loss` is None for a healthy one."""

    def __init__(
        self,
        h: Any,
        diameter: float,
        *,
        loss: float | None = None,
        channels: float = 0.0,
        temperature: float = 37.0,
    ) -> None:
        self.h, self.temperature = h, temperature
        length = 100 * diameter / 0.7
        self.sections: list[Any] = []
        self.nodes: list[Any] = []
        for number in range(61):
            section = h.Section(name=f"part{number}")
            section.Ra = 70
            if self.sections:
                section.connect(self.sections[-1](1), 0)
            self.sections.append(section)
            hurt = loss is not None and number // 2 in {10, 11, 12}
            if number % 2 == 0:
                self._node(section, diameter)
            elif hurt and loss is not None:
                self._internode(section, diameter, length, 1 - loss, channels)
            else:
                self._internode(section, diameter, length, 1.0, 0.0)
        self.stimulus = h.IClamp(self.nodes[0](0.5))
        self.stimulus.delay, self.stimulus.dur, self.stimulus.amp = 0.1, 0.1, diameter
        self.traces = [h.Vector().record(node(0.5)._ref_v) for node in self.nodes]  # noqa: SLF001 - NEURON's own name for a pointer

    @property
    def compartments(self) -> int:
        """How many there are."""
        return sum(section.nseg for section in self.sections)

    def _node(self, section: Any, diameter: float) -> None:
        section.L, section.diam, section.cm = 1, diameter / 2, 2
        self._channels(section, 1.0)
        self.nodes.append(section)

    def _channels(self, section: Any, share: float) -> None:
        section.insert("ranvier")
        for segment in section:
            one = segment.ranvier
            one.fast, one.persistent, one.slow, one.leak = 3 * share, 0.01 * share, 0.08 * share, 0.04 * share
            one.reversal = self._leak_reversal()

    def _leak_reversal(self) -> float:
        """Where the leak must pull for a node to rest at -80 mV; asked of NEURON's own channels."""
        h = self.h
        probe = h.Section(name="probe")
        probe.insert("ranvier")
        probe(0.5).ranvier.leak = 0
        h.celsius = self.temperature
        h.finitialize(-80)
        h.fcurrent()
        return -80 + float(probe(0.5).ranvier.i) / 0.04

    def _internode(
        self, section: Any, diameter: float, length: float, myelin: float, channels: float
    ) -> None:
        section.L, section.diam, section.nseg = length, diameter, 40 if myelin < 0.5 else 6  # noqa: PLR2004 - the standard resolution
        section.insert("pas")
        capacitance, leak = 1.0, 1e-4
        if myelin > 0:
            layers = 0.016 / (diameter * math.log(1 + myelin * (1 / 0.7 - 1)))
            capacitance = 1 / (1 / capacitance + 1 / (0.4 * layers))
            leak = 1 / (1 / leak + 1 / (1e-3 * layers))
        section.cm = capacitance
        for segment in section:
            segment.pas.g, segment.pas.e = leak, -80
        if channels > 0:
            self._channels(section, channels)

    def run(self, steps: int) -> float:
        """Run from rest and return the processor time of the steps, s."""
        h = self.h
        h.celsius, h.secondorder, h.dt, h.steps_per_ms = self.temperature, 2, STEP, 1 / STEP
        h.finitialize(-80)
        start = time.process_time()
        h.leap(steps)
        return time.process_time() - start

    def voltage(self) -> np.ndarray[Any, np.dtype[np.float64]]:
        """Return what the last run recorded, mV, shape (nodes, steps + 1)."""
        return np.array([np.array(trace) for trace in self.traces])


def alone(peer: Callable[[], Peer], steps: int) -> tuple[float, Peer]:
    """Time one NEURON fibre while no other exists; returns the fastest run, s, and the fibre."""
    made = peer()
    return min(made.run(steps) for _ in range(REPEATS)), made


def timed(call: Callable[[], Any]) -> float:
    """Return the processor time of the fastest of some calls, s."""
    seconds = []
    for _ in range(REPEATS):
        start = time.process_time()
        call()
        seconds.append(time.process_time() - start)
    return min(seconds)


ROW = "{:<44}{:>13}{:>10}{:>10}{:>9}"


def one(h: Any, name: str, lesion: axon.Lesion | None, milliseconds: float) -> None:
    """Compare one fibre of 5 µm: voltages with exact rates and with tables, and times."""
    loss, channels = (None, 0.0) if lesion is None else (lesion.loss, lesion.channels)
    fibre, steps = axon.Parameters(), round(milliseconds / STEP)
    seconds, peer = alone(lambda: Peer(h, 5.0, loss=loss, channels=channels), steps)
    theirs = peer.voltage()
    exact = axon.simulate(fibre, lesion, duration=milliseconds, resolution=axon.Resolution(exact_rates=True))
    ours = axon.simulate(fibre, lesion, duration=milliseconds)
    own = timed(lambda: axon.simulate(fibre, lesion, duration=milliseconds))
    apart = [float(np.abs(run.voltage - theirs).max()) for run in (exact, ours)]
    print(
        ROW.format(
            f"{name}, {peer.compartments} compartments",
            *(f"{x:.1e}" for x in apart),
            f"{own / seconds:.2f}",
            "",
        )
    )


def many(h: Any, name: str, lesion: axon.Lesion | None, milliseconds: float) -> None:
    """Compare 64 fibres from 3 to 7 µm in one sweep with 64 NEURON runs, one after the other."""
    loss, channels = (None, 0.0) if lesion is None else (lesion.loss, lesion.channels)
    diameters, steps = np.linspace(3, 7, 64), round(milliseconds / STEP)
    fibres = [(axon.Parameters(diameter=float(d)), lesion) for d in diameters]
    seconds, apart = 0.0, 0.0
    for diameter, result in zip(diameters, axon.sweep(fibres, duration=milliseconds), strict=True):
        peer = Peer(h, float(diameter), loss=loss, channels=channels)
        seconds += min(peer.run(steps) for _ in range(2))
        apart = max(apart, float(np.abs(result.voltage - peer.voltage()).max()))
    own = timed(lambda: axon.sweep(fibres, duration=milliseconds))
    print(ROW.format(f"64 fibres, {name}", "", f"{apart:.1e}", "", f"{seconds / own:.1f}"))


def main() -> int:
    """Print one row a comparison; returns 1 where something is missing."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            h = neuron_with_channels(Path(folder))
        except MissingError as missing:
            print(missing)
            return 1
        print(
            f"NEURON {h.nrnversion(0)}; voltages in mV at all nodes and all times, processor times as ratios."
        )
        print(ROW.format("", "exact rates", "tables", "ours/its", "faster"))
        bare = axon.Lesion(loss=1.0, channels=0.1)
        for name, lesion in (("healthy", None), ("97 % lost", axon.Lesion(loss=0.97)), ("bare", bare)):
            one(h, name, lesion, 5.0)
        for name, lesion in (("healthy", None), ("97 % lost", axon.Lesion(loss=0.97)), ("bare", bare)):
            many(h, name, lesion, 5.0)
    print("Targets: one healthy fibre at most 2.0 times NEURON's time; 64 of them at least 3 times faster.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
