"""Drawing words: curves, paint, nerve fibres, cells, vessels, arrows and labels.

Nothing here knows a chapter, a model or a number of medicine. `curves` and `paint` are the ground;
`fibres`, `immune`, `neural`, `therapy` and `vessel` draw things; `labels` names them.
"""
