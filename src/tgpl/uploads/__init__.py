"""Files on their way in: sent piece by piece over a bad line, kept until they are used, looked through for malware."""
