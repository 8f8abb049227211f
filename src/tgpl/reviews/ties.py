"""Tasks of plans that ask for a review. Plans live above this room, so they hand in what may be chosen."""

from collections.abc import Callable

from tgpl.accounts.actor import Actor

# The key of a task, and its words.
Tie = tuple[str, str]
Provider = Callable[[Actor], list[Tie]]


class ReviewTasks:
    """The tasks that a round of review may be tied to."""

    def __init__(self) -> None:
        self._providers: list[Provider] = []

    def register(self, provider: Provider) -> Provider:
        self._providers.append(provider)
        return provider

    def open_to(self, actor: Actor) -> list[Tie]:
        """The tasks that a person may tie a round to."""
        return [tie for provider in self._providers for tie in provider(actor)]


review_tasks = ReviewTasks()
