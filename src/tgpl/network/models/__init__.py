"""Rounds of survey, places on the map, and the reckonings of where branches should stand."""

from tgpl.network.models.places import MapData, Siting
from tgpl.network.models.surveys import Sending, SurveyReturn, SurveyReturnQuerySet, SurveyRound

__all__ = ["MapData", "Sending", "Siting", "SurveyReturn", "SurveyReturnQuerySet", "SurveyRound"]
