"""Links by which strangers reach one persona and nothing else."""
