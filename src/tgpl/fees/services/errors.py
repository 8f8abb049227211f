"""The room's one family of errors, worded for the user."""


class FeeError(Exception):
    """A step that cannot be taken; the text tells the user what to do."""
