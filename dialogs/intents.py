"""The linear classifier that ranks what callers want; it runs inside Rasa, in Rasa's environment.

Rasa's own LogisticRegressionClassifier takes raw counts and cannot be told how strongly to
regularise; weighing the same pieces of text by tf-idf understands callers better and trains
ten times faster (docs/decisions/0003-nlu-pipeline.md has the figures).
"""

from __future__ import annotations

import re
from typing import Any

import skops.io
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline, make_union

FILE = "intents.skops"
# skops accepts scikit-learn's own types and this one, nothing else: a model file can run no code.
SPARSE_TABLE = "scipy.sparse._csr.csr_matrix"
# Nobody says more in one turn; what a machine or a prankster sends beyond it cannot slow a call down.
LONGEST = 1000
# The frame's two marks and the question mark count as words.
WORD = r"[<>?]|\w+"


def framed(text: str) -> str:
    """The text as the classifier reads it: figures levelled, and marks where it begins and ends.

    A wish does not depend on which number is said. "Yes" alone is a yes, "yes but" is not: the
    closing mark tells them apart.
    """
    return f"< {re.sub(r'[0-9]+', '0', text[:LONGEST])} >"


def untrained(*, strictness: float, seed: int) -> Pipeline:
    """Words in pairs tell "not cancel" from "cancel"; pieces of words survive misspelling.

    A higher `strictness` follows the training utterances more closely.
    """
    words = TfidfVectorizer(
        strip_accents="unicode", token_pattern=WORD, ngram_range=(1, 2), sublinear_tf=True
    )
    pieces = TfidfVectorizer(
        strip_accents="unicode", analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True
    )
    wishes = LogisticRegression(C=strictness, solver="liblinear", class_weight="balanced", random_state=seed)
    return make_pipeline(make_union(words, pieces), wishes)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntents(GraphComponent, IntentClassifier):
    """Ranks every intent; needs neither tokenizer nor featurizer before it."""

    def __init__(self, model: Pipeline, storage: ModelStorage, resource: Resource) -> None:
        self.model = model
        self._storage = storage
        self._resource = resource

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"strictness": 30.0, "seed": 42}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003 - Rasa passes it by name
    ) -> LinearIntents:
        model = untrained(strictness=config["strictness"], seed=config["seed"])
        return cls(model, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],  # noqa: ARG003 - Rasa passes them by name
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003
        **kwargs: Any,  # noqa: ARG003
    ) -> LinearIntents:
        with model_storage.read_from(resource) as folder:
            model = skops.io.load(folder / FILE, trusted=[SPARSE_TABLE])
        return cls(model, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        self.model.fit([framed(e.get(TEXT)) for e in examples], [e.get(INTENT) for e in examples])
        with self._storage.write_to(self._resource) as folder:
            skops.io.dump(self.model, folder / FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            ranking = self._ranking(message.get(TEXT) or "")
            message.set("intent", ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _ranking(self, text: str) -> list[dict[str, Any]]:
        shares = self.model.predict_proba([framed(text)])[0]
        ranked = sorted(zip(self.model.classes_, shares, strict=True), key=lambda pair: -pair[1])
        return [{"name": str(name), "confidence": float(share)} for name, share in ranked]
