"""Pages of matters: the list, one case, the register, and the steps of a case."""
