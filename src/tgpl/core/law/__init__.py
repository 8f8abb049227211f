"""Law and paths kept as dated YAML."""
