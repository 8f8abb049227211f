"""Forms of cases: what a list is narrowed by, and the steps that staff take."""
