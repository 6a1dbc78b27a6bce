"""The audit of built pages: what every page of the book must be, and must never do.

``files`` reads the built folder; ``browser`` opens every page in a real Chromium, light and dark, wide and
narrow, from a web server and from disk, opens every fold and presses every control. Both return findings; a
book with a finding is not done. Every rule is proven by a planted fault in the tests.
"""

from mscourse.book.audit.findings import Finding, Rule
from mscourse.book.audit.site import Site

__all__ = ["Finding", "Rule", "Site"]
