"""Work done later: queued with the change that asks for it, tried again when it fails, never lost with its worker."""
