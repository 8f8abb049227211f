"""Pages of need and network: rounds for the department, forms for the communes."""
