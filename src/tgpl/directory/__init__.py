"""The public register of legal aid organisations and practitioners as of any date, and to whom it was sent."""
