"""Brings another model's cosines to the scale of the packaged one, on which every bound in the studio stands.

Some models lay all texts close together: between two of multilingual E5 that have nothing to do with each other the
cosine is 0.8. What all texts share is taken off. And what a question has in common with its answer differs by model:
a question's vector is stretched until it means the same. Both are measured when the model is loaded.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.ports import Vectors

SQUEEZED = 0.3
"""Mean cosine of texts about different things from which on a model needs its mean taken off; MiniLM's is 0.17."""
TYPICAL_ANSWER = 0.57
"""The packaged model's middle cosine of the questions below to their answers, in English, where it is at home."""
VERSION = 1
"""Of the sentences below: vectors made with others are not comparable."""

ANSWERED = (
    ("Why do I never travel by air?", "Is scared of flying"),
    ("Which instrument do I play?", "Plays the cello in an orchestra"),
    ("Where does my sister live?", "My sister Anna moved to Leeds"),
    ("When did I lose my job?", "Lost her job in March"),
    ("What can I not eat?", "Is allergic to peanuts"),
    ("What are my pets called?", "Has two cats named Kiwi and Mango"),
    ("Pourquoi est-ce que je ne voyage jamais en avion ?", "J'ai peur de l'avion"),
    ("Quand est-ce que mon fils va à l'école ?", "Mon fils commence l'école lundi"),
    ("Was backe ich am Wochenende?", "Ich backe jeden Sonntag Brot"),
    ("Wie geht es meiner Mutter?", "Meine Mutter liegt im Krankenhaus"),
    ("¿Dónde vivo ahora?", "Me mudé a Sevilla en mayo"),
    ("¿Qué estudio?", "Estudio derecho por las noches"),
)
"""Questions, each with what answers it."""
OTHERS = """
My neighbour repairs old radios.
I moved to a small town by the sea last spring.
We are planning a wedding for September.
He lost his wallet on the night train.
I sleep badly before exams.
My grandfather kept bees behind the church.
They argued about money again.
I finally passed my driving test!
The doctor says the knee needs rest.
Our dog is afraid of thunder.
Je joue du violon depuis l'enfance.
Il a perdu son travail en janvier.
Nous partons au Portugal cet été.
Je n'aime pas les champignons.
Mi hermano vive en Valencia.
Estoy aprendiendo a nadar.
Se rompió el brazo esquiando.
Me encanta el café por la mañana.
Wir haben einen Garten mit Apfelbäumen.
Er spielt jeden Dienstag Fußball.
Ich vertrage keine Milch.
Ich habe heute eine neue Stelle angefangen.
""".strip().splitlines()

Encode = Callable[[Sequence[str]], Vectors]


@dataclass(frozen=True)
class Calibration:
    """What is done to a model's unit vectors. `mean`: what all texts share, None where they share little."""

    mean: NDArray[np.float32] | None = None
    stretch: float = 1.0

    @property
    def label(self) -> str:
        """Tell in a model's name what its kept vectors went through; a stretched question leaves them as they are."""
        return "" if self.mean is None else f"/centred-{VERSION}"

    def place(self, vectors: Vectors) -> Vectors:
        """Return the vectors of texts, of length 1 again."""
        if self.mean is None:
            return vectors
        centred = vectors - self.mean
        lengths = np.linalg.norm(centred, axis=1, keepdims=True)
        return np.asarray(centred / np.maximum(lengths, 1e-6), dtype=np.float32)

    def place_question(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return a question's vector, whose product with a text's is a cosine on the packaged model's scale."""
        return np.asarray(self.place(vector[None])[0] * self.stretch, dtype=np.float32)


def calibrate(encode: Encode, encode_questions: Encode) -> Calibration:
    """Measure a model by the sentences above."""
    questions, answers = zip(*ANSWERED, strict=True)
    texts, asked = encode([*answers, *OTHERS]), encode_questions(questions)
    cosines = texts @ texts.T
    unlike = float(cosines[~np.eye(len(cosines), dtype=np.bool_)].mean())
    centred = Calibration(texts.mean(axis=0) if unlike > SQUEEZED else None)
    placed, placed_questions = centred.place(texts[: len(answers)]), centred.place(asked)
    typical = float(np.median(np.sum(placed * placed_questions, axis=1)))
    return Calibration(centred.mean, TYPICAL_ANSWER / typical if typical > 0 else 1.0)
