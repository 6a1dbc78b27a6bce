"""Models of MS biology and medicine: numbers in, numbers out; they import numpy and scipy only."""
