"""Measures the main paths beside a bare page and beside the bare database: ratios, on one machine and day."""
