"""TGPL Mở: open software for state legal aid (trợ giúp pháp lý) in Viet Nam."""
