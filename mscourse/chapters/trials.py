"""Chapter 12: who enters, what walks in, how many, and studies put together, as explorables and stills."""

from mscourse.chapters.trials_entry import entry
from mscourse.chapters.trials_pool import pool
from mscourse.chapters.trials_size import size
from mscourse.chapters.trials_stills import SIX, TENS, by_hand, shuffled
from mscourse.chapters.trials_walk_in import walks_in

__all__ = ["SIX", "TENS", "by_hand", "entry", "pool", "shuffled", "size", "walks_in"]
