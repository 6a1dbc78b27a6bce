"""Checking one file, or a folder, before it is committed: ``mscourse validate``.

The rules stand in their rooms; here each file finds its rules, and what they say takes one form.

===============  ========================================================================
``fault``        one fault: file, place, problem, remedy
``banks``        questions: the bank's own rules, its keys, the headings it sends readers to
``entries``      records, claims, statements, and the other files of the evidence
``glossary``     the words that chapters explain
``notebooks``    chapters: stored outputs, the page contract, plain words
``contract``     the page contract, held against a notebook before any book is built
``files``        which file is which; folders
===============  ========================================================================
"""
