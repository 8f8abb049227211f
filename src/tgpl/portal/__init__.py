"""The citizens' front door: home, display choices, and what belongs to no other room's pages."""
