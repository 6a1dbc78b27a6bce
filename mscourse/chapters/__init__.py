"""What one chapter needs and no other: models, drawings and ranges brought together, a file a chapter.

A chapter may use every other room; no other room uses this one.
"""
