"""What people read to know their rights: texts in plain and easy words, and the search that finds them."""
