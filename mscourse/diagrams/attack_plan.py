"""Where everything stands in the attack map, for each layout; y counts up from the foot of the scene."""

from dataclasses import dataclass

from mscourse.diagrams.lesion_fibres import Row
from mscourse.figures.page import Layout

Place = tuple[float, float]


@dataclass(frozen=True)
class Plan:
    """The places of one layout, in units.

    Attributes
    ----------
    scene : float
        Height of the scene.
    told : Place
        Where the state's name begins.
    told_width : float
        How wide the words under it may be.
    node, node_half : Place
        The lymph node's middle, and its half width and half height.
    holder, helper, brake : Place
        In the node: the B cell with the virus, the helper T cell it meets, the regulator.
    node_name : Place
        Where the words "lymph node" begin.
    duct : tuple of Place
        The course of the duct from the node into the blood.
    in_duct : Place
        A T cell in it.
    blood_top, wall, space : float
        Where the blood fades, the height of the vessel's wall, and of the brain's own border below it.
    opened : int
        The junction of the wall through which cells come.
    red_cells, blood_t, blood_b : tuple of Place
        Cells in the blood.
    rolling : tuple of Place
        The way of a T cell from the duct to the wall.
    plasma, presenting : Place
        Cells in the space around the vessel.
    gate : float
        Where along x the brain's border lets cells through.
    into : tuple of Place
        The way of a T cell into the lesion.
    rows : tuple of Row
        Fibres, top one first.
    lesion, lesion_half : Place
        Its middle, half width and half height.
    eaters, attackers, curls : tuple of Place
        Macrophages, T cells, and curls of broken myelin in the lesion.
    killer : Place
        The killer T cell at the axon.
    rim : tuple of Place
        Microglia at the border of the lesion.
    scars : tuple of Place
        Astrocytes in the burnt-out lesion.
    opcs : tuple of Place
        Progenitors at the edge.
    keeper : Place
        An intact oligodendrocyte.
    arms : tuple of Place
        Where its arms end.
    astrocyte : Place
        The astrocyte that reaches the border; `feet` are the places of two of its feet along the border.
    feet : tuple of float
        See there.
    points : tuple of Place
        The six action points.
    bare_name, lost_name, middle_name : Place
        Where a bare fibre, a lost one and the quiet middle are named.
    scar_named, rim_named : int
        Which of the scars and of the microglia at the rim is named beside.
    """

    scene: float
    told: Place
    told_width: float
    node: Place
    node_half: Place
    holder: Place
    helper: Place
    brake: Place
    node_name: Place
    duct: tuple[Place, ...]
    in_duct: Place
    blood_top: float
    wall: float
    space: float
    opened: int
    red_cells: tuple[Place, ...]
    blood_t: tuple[Place, ...]
    blood_b: tuple[Place, ...]
    rolling: tuple[Place, ...]
    plasma: Place
    presenting: Place
    gate: float
    into: tuple[Place, ...]
    rows: tuple[Row, ...]
    lesion: Place
    lesion_half: Place
    eaters: tuple[Place, ...]
    attackers: tuple[Place, ...]
    curls: tuple[Place, ...]
    killer: Place
    rim: tuple[Place, ...]
    scars: tuple[Place, ...]
    opcs: tuple[Place, ...]
    keeper: Place
    arms: tuple[Place, ...]
    astrocyte: Place
    feet: tuple[float, float]
    points: tuple[Place, Place, Place, Place, Place, Place]
    bare_name: Place
    lost_name: Place
    middle_name: Place
    scar_named: int
    rim_named: int


PLANS: dict[Layout, Plan] = {
    "wide": Plan(
        scene=492,
        told=(432, 466),
        told_width=250,
        node=(150, 426),
        node_half=(134, 58),
        holder=(106, 430),
        helper=(137, 426),
        brake=(218, 425),
        node_name=(288, 466),
        duct=((268, 426), (318, 422), (366, 398), (388, 356), (392, 322)),
        in_duct=(330, 417),
        blood_top=358,
        wall=270,
        space=196,
        opened=6,
        red_cells=((600, 318), (656, 326), (352, 330)),
        blood_t=((104, 322), (52, 300), (318, 300)),
        blood_b=((184, 312),),
        rolling=((389, 352), (398, 318), (440, 300)),
        plasma=(250, 224),
        presenting=(596, 222),
        gate=560,
        into=((572, 210), (548, 190), (540, 158)),
        rows=(Row(124, 168, 628, phase=0.0), Row(46, 184, 640, phase=0.8)),
        lesion=(402, 84),
        lesion_half=(256, 88),
        eaters=((262, 148), (470, 70), (576, 22)),
        attackers=((338, 152), (420, 88), (300, 84), (548, 94)),
        curls=((226, 104), (310, 106), (446, 146), (460, 104), (514, 108), (300, 24), (596, 92), (262, 66)),
        killer=(396, 143),
        rim=((206, 88), (214, 22), (330, 14), (452, 14), (566, 22), (634, 84), (560, 152), (300, 158)),
        scars=((300, 88), (420, 84), (520, 90)),
        opcs=((148, 88), (136, 14)),
        keeper=(52, 84),
        arms=((38, 112), (88, 111), (62, 58)),
        astrocyte=(672, 154),
        feet=(642, 704),
        points=((113, 462), (408, 404), (258, 311), (532, 308), (508, 152), (108, 84)),
        bare_name=(395, 20),
        lost_name=(395, 18),
        middle_name=(420, 82),
        scar_named=2,
        rim_named=7,
    ),
    "phone": Plan(
        scene=756,
        told=(16, 734),
        told_width=328,
        node=(126, 610),
        node_half=(110, 62),
        holder=(88, 616),
        helper=(118, 611),
        brake=(182, 609),
        node_name=(240, 654),
        duct=((226, 610), (268, 602), (294, 570), (300, 530)),
        in_duct=(262, 602),
        blood_top=542,
        wall=438,
        space=346,
        opened=3,
        red_cells=((330, 476), (338, 512), (244, 514)),
        blood_t=((76, 502), (36, 476)),
        blood_b=((112, 466),),
        rolling=((298, 562), (296, 514), (264, 476)),
        plasma=(48, 378),
        presenting=(178, 378),
        gate=214,
        into=((206, 364), (226, 344), (230, 306)),
        rows=(Row(258, -300, 252, phase=0.0), Row(166, -300, 264, phase=0.8), Row(74, -300, 246, phase=1.6)),
        lesion=(90, 166),
        lesion_half=(200, 158),
        eaters=((22, 284), (168, 192), (56, 98)),
        attackers=((112, 288), (108, 200), (150, 104), (24, 206)),
        curls=((40, 236), (130, 234), (196, 232), (80, 188), (150, 142), (110, 52), (190, 96)),
        killer=(158, 278),
        rim=((240, 208), (244, 114), (196, 34), (104, 16), (244, 292), (150, 302)),
        scars=((60, 212), (112, 106), (190, 212)),
        opcs=((300, 208), (304, 112)),
        keeper=(318, 304),
        arms=((286, 271), (338, 271), (312, 272)),
        astrocyte=(58, 306),
        feet=(52, 114),
        points=((98, 650), (318, 610), (188, 492), (202, 464), (216, 280), (338, 200)),
        bare_name=(56, 48),
        lost_name=(200, 138),
        middle_name=(110, 116),
        scar_named=1,
        rim_named=0,
    ),
}
