"""What is written down when somebody looks at a letter."""

from tgpl.accounts.actor import Actor
from tgpl.documents.models import Letter, LetterFile
from tgpl.documents.services.letters import note


def note_file_taken(*, by: Actor, file: LetterFile) -> None:
    """Write down that someone took a letter away."""
    note(by, file.letter, "letter.taken", number=file.letter.number_line)


def note_letter_read(*, by: Actor, letter: Letter) -> None:
    """Write down that someone opened a letter."""
    note(by, letter, "letter.read")


def note_taken_by_code(*, file: LetterFile) -> None:
    """Write down that the person took their letter away, by the code of their request."""
    note(Actor.citizen(), file.letter, "letter.taken", number=file.letter.number_line)
