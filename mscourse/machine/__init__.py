"""What the course needs of a machine, looked at and never changed: ``mscourse doctor``.

============  =============================================================
``check``     one thing: is it here, is it new enough, how is it got
``packages``  Python, and its packages against the project and the lock
``tools``     Jupyter, Chromium, git, make, nbgrader
``places``    the course's folder, fonts, room on the disk, leave to write
``report``    all of it, for one purpose
============  =============================================================

Nothing is fetched and nothing is written that stays.
"""
