"""The room's one family of errors, worded for the user."""


class PeopleError(Exception):
    """A step that cannot be taken; the text tells the user what to do."""
