"""What the evidence refuses, and what to do about it."""


class NotShownError(ValueError):
    """Something was asked for that may not be shown: it was not read at its source."""


class EvidenceFileError(ValueError):
    """A file of records, claims or statements is faulty; the message names file, entry, field and remedy."""
