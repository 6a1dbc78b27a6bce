"""How hard a text is to read: the school years that the formula of Flesch and Kincaid asks for.

The formula (Kincaid and others, 1975, a report of the US Navy) weighs words a sentence and syllables a word.
Syllables are counted by a rule on letters, which errs on single words and evens out over a text.
"""

import re

from mscourse.words import sentences

_WORD = re.compile(r"[A-Za-z]+(?:['\u2019][A-Za-z]+)?")
_VOWELS = re.compile(r"[aeiouy]+")


def words(text: str) -> list[str]:
    """Return the words of a text; numbers are none."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Return how many syllables a word has, by its letters: groups of vowels, without a silent e."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    count = len(_VOWELS.findall(plain))
    if plain.endswith("e") and not plain.endswith(("le", "ee", "ye")) and count > 1:
        count -= 1
    if plain.endswith("ed") and not plain.endswith(("ted", "ded")) and count > 1:
        count -= 1
    return max(1, count)


def grade(text: str) -> float:
    """Return the school years that a reader needs.

    Raises
    ------
    ValueError
        If the text holds no word.

    """
    found = words(text)
    if not found:
        message = "there is no word to count; write the text first"
        raise ValueError(message)
    per_sentence = len(found) / max(1, len(sentences(text)))
    per_word = sum(map(syllables, found)) / len(found)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59
