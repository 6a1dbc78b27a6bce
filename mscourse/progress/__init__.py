"""What a learner did, kept on the learner's own machine and sent nowhere.

In the page the browser's local storage keeps it, in a notebook a small file (``store``). Both hold the same
document (``document``), so that what was exported from one can be imported into the other.
"""

from mscourse.progress.document import Answer, Document, DocumentError
from mscourse.progress.store import Store, folder

__all__ = ["Answer", "Document", "DocumentError", "Store", "folder"]
