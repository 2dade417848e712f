"""Offline bundles: the built site, whole or in part, as archives that open from any folder.

File names and bytes come in, an archive's bytes go out; where they lie is for the caller.
"""
