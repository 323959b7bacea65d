"""Talking to the Hub: whatever goes wrong on the way becomes one clear error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from huggingface_hub.errors import HFValidationError, HTTPError

from mme3dr.errors import NetworkError


@contextmanager
def reaching(what: str, advice: str) -> Iterator[None]:
    """Turn the errors of a download or an upload into a NetworkError that names it and says what to do."""
    try:
        yield
    except (HTTPError, OSError, HFValidationError) as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise NetworkError(f"{what}: {reason} {advice}") from error
