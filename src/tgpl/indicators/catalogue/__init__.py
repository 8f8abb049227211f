"""Every figure that the office keeps, in the order in which pages and reports show them."""

from tgpl.indicators.catalogue.cases import CASE_FIGURES
from tgpl.indicators.catalogue.network import NETWORK_FIGURES
from tgpl.indicators.catalogue.register import REGISTER_FIGURES
from tgpl.indicators.catalogue.requests import REQUEST_FIGURES
from tgpl.indicators.catalogue.reviews import REVIEW_FIGURES
from tgpl.indicators.figures import Indicator

INDICATORS: tuple[Indicator, ...] = (
    *REQUEST_FIGURES,
    *CASE_FIGURES,
    *REGISTER_FIGURES,
    *NETWORK_FIGURES,
    *REVIEW_FIGURES,
)
_BY_CODE = {indicator.code: indicator for indicator in INDICATORS}


class UnknownIndicator(LookupError):
    """No figure has this code."""


def indicator(code: str) -> Indicator:
    """The figure of this code."""
    if code not in _BY_CODE:
        raise UnknownIndicator(code)
    return _BY_CODE[code]
