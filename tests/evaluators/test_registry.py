import subprocess
import sys

import pytest

from evaluators.base import SetMetric
from evaluators.registry import EXTRACTORS, METRICS, create_metric, metric_names
from mme3dr.errors import UnknownNameError


def test_every_metric_declares_itself():
    for name in METRICS:
        metric = create_metric(name)
        assert metric.name == name
        for column in metric.columns:
            assert column.direction in ("higher", "lower", "none")
            assert column.source
            low, high = column.range
            if not isinstance(metric, SetMetric) and column.direction != "none":
                worst = {"higher": low, "lower": high}[column.direction]
                assert column.worst == worst, f"{column.name}: a failed object must count as the worst possible value"


def test_columns_of_all_metrics_have_different_names():
    names = [c.name for name in METRICS for c in create_metric(name).columns]
    assert len(names) == len(set(names))


def test_extractors_of_metrics_are_registered():
    from mme3dr.render.protocol import load_protocol

    aliases = load_protocol("mme3dr-v1").settings["encoders"]
    for name in METRICS:
        extractor = getattr(create_metric(name), "extractor", None)
        assert extractor is None or aliases.get(extractor, extractor) in EXTRACTORS


def test_unknown_metric_suggests_the_nearest():
    with pytest.raises(UnknownNameError, match="Did you mean 'clip_score'"):
        metric_names(["clipscore"])


def test_listing_metrics_imports_neither_torch_nor_scipy():
    code = (
        "import sys; from evaluators.registry import describe; describe(); print({'torch', 'scipy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
