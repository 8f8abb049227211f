"""What becomes of a case file: scans turned into words and searched, the file handed to the archive and kept."""
