import os

import pytest


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory):
    """A cache of the session's own: tests build what they need, and leave the user's cache alone."""
    folder = tmp_path_factory.mktemp("cache")
    os.environ["MME3DR_CACHE"] = str(folder)
    return folder
