"""Pages of the register: what anyone may see, and what staff keep."""
