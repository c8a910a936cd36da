"""The recipes of the documentation: each is run as a reader would, without a network."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("datatrove")

import pyarrow as pa
import pyarrow.parquet as pq
from corpora import environment_of_recipes, page, recipes

from hizone_clean import clean

RECIPES = recipes()
NEEDS = {
    "Hugging Face datasets": "datasets",
    "Spark": "pyspark",
    "LangChain": "langchain_core",
    "LlamaIndex": "llama_index.core",
}


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_cleans_what_it_is_given(name: str, tmp_path: Path) -> None:
    pytest.importorskip(NEEDS.get(name, "pandas"))
    if name == "Spark" and not shutil.which("java"):
        pytest.skip("Spark needs Java")
    pages = [page(1), page(2), '{"a": 1, "b": [1, 2]}', None]
    pq.write_table(pa.table({"id": ["d1", "d2", "data", "none"], "html": pages}), tmp_path / "crawl.parquet")
    env = environment_of_recipes(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", RECIPES[name]], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=240
    )
    assert done.returncode == 0, done.stderr[-3000:]
    rows = pq.read_table(tmp_path / "clean.parquet").to_pylist()
    texts = "\n\n".join(row["text"] for row in rows)
    for n in (1, 2):
        _, *paragraphs = clean(page(n)).split("\n\n")
        assert all(paragraph in texts for paragraph in paragraphs)
    assert "版权所有" not in texts and '"a": 1' not in texts


def test_there_are_the_recipes_that_are_promised() -> None:
    assert set(RECIPES) == {"pandas", "datatrove", *NEEDS}
    assert all(len(recipe.splitlines()) <= 32 for recipe in RECIPES.values())
