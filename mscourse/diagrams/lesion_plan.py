"""Where everything stands in the cutaway of a lesion, for each layout."""

from dataclasses import dataclass

from mscourse.figures.page import Layout


@dataclass(frozen=True)
class Row:
    """A fibre: its height on the page, and where along x its sheaths end and begin again."""

    y: float
    bare_from: float
    bare_to: float


@dataclass(frozen=True)
class Stand:
    """Where a cell stands: x, the fibre it belongs to (0 is the top one), how far above that fibre."""

    x: float
    row: int
    up: float


@dataclass(frozen=True)
class Plan:
    """The places of one layout, in units.

    Attributes
    ----------
    body : int
        Height of the picture without its heading.
    rows : tuple of Row
        The fibres, top one first.
    lesion : tuple of float
        x and y of the lesion's middle, then its half width and half height.
    macrophages, t_cells, opcs, curls : tuple of Stand
        Cells of a kind, and curls of broken myelin.
    hurt, keeper : Stand
        The oligodendrocyte that loses its arms, and the one that keeps them.
    arms : tuple of Stand
        Where the keeper's arms end, each on the middle of a sheath.
    microglia : Stand
        A resting microglial cell.
    b_cell : Stand or None
        A B cell, where there is room for one.
    astrocytes : tuple of (x, below, feet)
        x, how far below the wall, and the numbers of the end-feet that each reaches; the last one is named.
    floor : float
        How far down the fibres farther back are drawn.
    red_cells : int
        How many red cells are seen in the blood.
    junction : int
        Number of the tight junction that is named.
    """

    body: int
    rows: tuple[Row, ...]
    lesion: tuple[float, float, float, float]
    macrophages: tuple[Stand, ...]
    t_cells: tuple[Stand, ...]
    opcs: tuple[Stand, ...]
    curls: tuple[Stand, ...]
    hurt: Stand
    keeper: Stand
    arms: tuple[Stand, ...]
    microglia: Stand
    b_cell: Stand | None
    astrocytes: tuple[tuple[float, float, tuple[int, ...]], ...]
    floor: float
    red_cells: int
    junction: int

    def at(self, stand: Stand) -> tuple[float, float]:
        """Point on the page where a cell stands."""
        return stand.x, self.rows[stand.row].y + stand.up


PLANS: dict[Layout, Plan] = {
    "wide": Plan(
        body=586,
        rows=(Row(220, 52, 540), Row(156, 36, 552), Row(92, 66, 528)),
        lesion=(290, 218, 260, 170),
        macrophages=(Stand(150, 0, 24), Stand(262, 1, -25), Stand(112, 2, 26)),
        t_cells=(Stand(244, 0, 30), Stand(318, 1, 28), Stand(438, 2, 26), Stand(186, 1, 28)),
        opcs=(Stand(512, 0, 40), Stand(516, 1, 31), Stand(500, 2, 32)),
        curls=(
            Stand(206, 0, 17),
            Stand(300, 0, -18),
            Stand(178, 1, -20),
            Stand(416, 1, -20),
            Stand(306, 2, 17),
            Stand(196, 2, -17),
            Stand(470, 0, -16),
            Stand(392, 0, 20),
            Stand(460, 2, -17),
        ),
        hurt=Stand(322, 0, 70),
        keeper=Stand(630, 0, 68),
        arms=(Stand(588, 0, 13), Stand(676, 0, 14), Stand(596, 1, 14)),
        microglia=Stand(432, 1, 32),
        b_cell=Stand(76, 0, 104),
        astrocytes=((112, 56, (1, 2)), (604, 56, (7, 8))),
        floor=58,
        red_cells=5,
        junction=7,
    ),
    "phone": Plan(
        body=686,
        rows=(Row(268, -300, 190), Row(192, -300, 206), Row(116, -300, 180)),
        lesion=(30, 254, 195, 190),
        macrophages=(Stand(52, 0, 24), Stand(122, 2, 26)),
        t_cells=(Stand(38, 1, 34), Stand(36, 2, 28)),
        opcs=(Stand(212, 0, 36), Stand(196, 1, 40), Stand(176, 2, 40)),
        curls=(Stand(150, 0, 18), Stand(60, 0, -18), Stand(84, 2, -18), Stand(78, 2, 18)),
        hurt=Stand(128, 0, 74),
        keeper=Stand(298, 0, 74),
        arms=(Stand(244, 0, 12), Stand(336, 0, 11), Stand(262, 1, 7)),
        microglia=Stand(146, 1, 36),
        b_cell=None,
        astrocytes=((106, 56, (1, 2)),),
        floor=72,
        red_cells=0,
        junction=4,
    ),
}
