"""Encryption, what happens to personal fields, and slowing down what comes too fast."""
