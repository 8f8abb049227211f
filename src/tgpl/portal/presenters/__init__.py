"""What the front door tells, in plain words."""
