"""The grounds as a kind of rules that two officers may put in force; who asks knows the past cases (`intake`)."""

from tgpl.core.law.editions import law_kinds
from tgpl.eligibility.queries import ELIGIBILITY

law_kinds.register(ELIGIBILITY)
