"""Templates of periodic reports, and the content that a snapshot freezes."""
