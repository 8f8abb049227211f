"""The law's own clocks: dated rules, the working-day calendar, and the due time of each step."""
