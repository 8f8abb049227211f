"""What cannot be done."""


class NetworkError(Exception):
    """What cannot be done with a round or a map; says what to do instead."""
