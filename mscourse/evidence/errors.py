"""What the evidence refuses, and what to do about it."""


class NotShownError(ValueError):
    """Something was asked for that may not be shown: it was not read at its source."""


class EvidenceFileError(ValueError):
    """A file of records, claims or statements is faulty; the message names file, entry, field and remedy."""


class NotPooledError(ValueError):
    """Studies that were to be made one differ in what matters; `objections` has one sentence a reason."""

    def __init__(self, message: str, objections: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.objections = objections
