"""Equal treatment as a funnel: of all who asked, how many came to each step, by channel and by disability."""
