"""How thick myelin is, healthy and rebuilt: one place, for every model that takes it up.

A g-ratio is an axon's diameter over that of the whole fibre: thinner myelin, larger g. Both values are
illustrative: no study of people with MS was found that gives them for single fibres. They are the axon
model's, so that the models that share them can be set beside each other.
"""

HEALTHY_G_RATIO = 0.7
REBUILT_G_RATIO = 0.9
G_RATIO_LOW, G_RATIO_HIGH = 0.4, 0.99  # what the models take; at 1 there is no myelin
