"""What pages are made of: components, menus, charts, and the frame that is settled once."""
