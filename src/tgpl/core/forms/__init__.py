"""Forms: what every room's forms build on, fields for what Vietnamese people write, and how they are drawn."""
