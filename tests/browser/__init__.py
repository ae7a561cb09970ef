"""Tests of the pages in a real browser: a Chromium that Playwright drives, the pages of `urbankg serve`."""
