"""Files that browsers may keep for ever: a hash of the content in every name, also where one script imports another."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Names with hashes, compressed copies beside them, imports between our scripts rewritten to the same names."""

    support_js_module_import_aggregation = True
