"""The plainest program that computes the same, one for each model: what the models are raced against."""
