"""Statistical tables of the circulars: how they are made, counted, checked, frozen, signed and sent."""
