"""The capstone: a press article, read, judged and written anew; and what a machine can check of that.

============  =======================================================================
``articles``  the three articles, and what there is to find in each
``work``      what a reader hands in
``reading``   how hard a text is to read
``numbers``   whether a number of a text stands in a record
``checking``  the rubric, as far as it can be checked
``samples/``  three capstones for those who mark
``view``      what an article and a review look like under a cell
============  =======================================================================
"""

from mscourse.capstone.view import article, review
from mscourse.capstone.work import Claim, Work

__all__ = ["Claim", "Work", "article", "review"]
