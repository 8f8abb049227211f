"""What cannot be done, in words for the person who asked."""

from django.utils.translation import gettext as _

from tgpl.reviews.models import Review


class ReviewError(Exception):
    """A step of a review that cannot be taken; the words say what to do."""


def refuse_unless_open(review: Review) -> None:
    """Work goes on only while the review is with the reviewer. The row is locked: nobody submits it meanwhile."""
    now = Review.objects.select_for_update(of=("self",)).select_related("round").get(pk=review.pk)
    if not now.is_open:
        raise ReviewError(_("Văn bản này đã trình hoặc đã xác nhận. Muốn sửa, người xác nhận phải trả lại trước."))
