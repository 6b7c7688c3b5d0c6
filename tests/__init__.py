"""Tests of the project; a package, so that tests share the local Bot API server."""
