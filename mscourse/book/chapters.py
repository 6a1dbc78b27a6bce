"""The sixteen chapters: number, key (by which ids begin), title."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Chapter:
    """One chapter of the course."""

    number: int
    key: str
    title: str

    @property
    def stem(self) -> str:
        """The name of its file, without its ending."""
        return f"{self.number:02}_{self.key}"


CHAPTERS = tuple(
    Chapter(number, key, title)
    for number, (key, title) in enumerate(
        (
            ("start", "How this course works"),
            ("disease", "The disease: myelin, conduction, symptoms"),
            ("attack", "The immune attack: relapses, lesions, progression"),
            ("measuring", "Measuring MS: scores, scans, markers"),
            ("treatment", "Treatment today: what drugs change, and what they leave"),
            ("cell_therapy", "What cells can do"),
            ("ahsct", "Rebuilding immunity with blood stem cells"),
            ("msc", "Mesenchymal stromal cells"),
            ("ipsc", "Induced pluripotent stem cells"),
            ("opc", "Progenitors and remyelination"),
            ("gene_editing", "Gene-edited cells: what can and cannot be edited away"),
            ("combination", "Combination therapy"),
            ("trials", "Clinical trials: design, analysis, synthesis"),
            ("patients", "Preferences, risk, unproven clinics"),
            ("personalised", "Personalised treatment"),
            ("future", "Where the field is going"),
        )
    )
)


def named(stem: str) -> Chapter:
    """Return the chapter of a file's name such as ``02_attack``.

    Raises
    ------
    ValueError
        If the course has no such chapter.

    """
    for one in CHAPTERS:
        if one.stem == stem:
            return one
    message = f"there is no chapter {stem!r}; write one of: {', '.join(one.stem for one in CHAPTERS)}."
    raise ValueError(message)
