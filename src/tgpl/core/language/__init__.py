"""Vietnamese text: one form, one folded form, and the order of its alphabet."""
