"""What can't be reached ends in one clear line: every command that talks to the Hub, against a closed port."""

import os
import subprocess
import sys

import pytest

from mme3dr.errors import NetworkError
from mme3dr.network import reaching

NOWHERE = "http://127.0.0.1:9"


def mme3dr(*arguments, cache):
    environment = {**os.environ, "HF_ENDPOINT": NOWHERE, "HF_HOME": str(cache), "HF_HUB_DOWNLOAD_TIMEOUT": "2"}
    command = [sys.executable, "-m", "mme3dr.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["prefetch", "dinov2_large"], "$MME3DR_WEIGHTS/dinov2_large/"),
        (["eval", "--model", "reference", "--source", "hub:nobody/nothing@main"], "mme3dr data export"),
    ],
)
def test_downloads_say_what_to_do_instead(arguments, said, tmp_path):
    done = mme3dr(*arguments, cache=tmp_path)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("error: ")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_upload_needs_an_export_and_a_hub(tmp_path):
    done = mme3dr("data", "push", tmp_path, "nobody/nothing", cache=tmp_path / "home")
    assert done.returncode == 2
    assert "no exported data set" in done.stderr
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "test-0.parquet").touch()
    done = mme3dr("data", "push", tmp_path, "nobody/nothing", cache=tmp_path / "home")
    assert done.returncode == 2
    assert "hf auth login" in done.stderr
    assert "Traceback" not in done.stderr


def test_faults_of_our_own_are_not_taken_for_the_network():
    with pytest.raises(KeyError), reaching("downloading", "wait"):
        raise KeyError("name")
    with pytest.raises(NetworkError, match="downloading: no route wait"), reaching("downloading", "wait"):
        raise OSError("no route")
