"""What officers and communes fill in."""

from tgpl.network.forms.maps import MapDataForm, NeedForm, PlaceForm, SitingForm
from tgpl.network.forms.surveys import CloseForm, RoundForm, SendForm, SurveyPageForm, WorkbookForm

__all__ = [
    "CloseForm", "MapDataForm", "NeedForm", "PlaceForm", "RoundForm", "SendForm", "SitingForm", "SurveyPageForm",
    "WorkbookForm",
]  # fmt: skip
