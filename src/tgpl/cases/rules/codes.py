"""Codes of the register (Thông tư 12/2018/TT-BTP, khoản 1 Điều 11): organisation, form, number, year of receipt."""


def case_code(pattern: str, *, office: str, form: str, number: int, year: int) -> str:
    """The code of a case.

    >>> case_code("{office}.{form}.{number:02d}.{year}", office="TT", form="TGTT", number=1, year=2026)
    'TT.TGTT.01.2026'
    """
    return pattern.format(office=office, form=form, number=number, year=year)
