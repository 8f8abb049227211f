"""New versions of rules: entered by one officer, checked, tried on past cases, put in force by another from a day."""
