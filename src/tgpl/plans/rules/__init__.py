"""What is decided about plans from given facts. Pure: no Django, no clock, no query."""

from tgpl.plans.rules.judging import Goal, differs, share_goal, shown_status
from tgpl.plans.rules.periods import Timed, When, follows_itself, windows_of
from tgpl.plans.rules.plan import MOVES, PlanStatus, may_move
from tgpl.plans.rules.reminders import Reminded, is_news
from tgpl.plans.rules.stages import Declared, Stage, Standing, Window, standing
from tgpl.plans.rules.warnings import Alarm, Signs, Watch, alarms, risk

__all__ = [
    "MOVES",
    "Alarm",
    "Declared",
    "Goal",
    "PlanStatus",
    "Reminded",
    "Signs",
    "Stage",
    "Standing",
    "Timed",
    "Watch",
    "When",
    "Window",
    "alarms",
    "differs",
    "follows_itself",
    "is_news",
    "may_move",
    "risk",
    "share_goal",
    "shown_status",
    "standing",
    "windows_of",
]
