"""Rounds of survey, places on the map, and the reckonings of where branches should stand."""

from tgpl.network.models.surveys import Sending, SurveyReturn, SurveyReturnQuerySet, SurveyRound

__all__ = ["Sending", "SurveyReturn", "SurveyReturnQuerySet", "SurveyRound"]
