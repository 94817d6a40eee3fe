"""Ways to reach people outside the studio, for those who asked for it."""
