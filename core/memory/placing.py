"""Places memories on a plane so that near meanings lie near: the two directions in which they differ most."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.memory.views import MapPoint
from core.storage.tables import Memory


def place_on_map(items: Sequence[tuple[Memory, NDArray[np.float32]]]) -> list[MapPoint]:
    """Return a point for each memory, both coordinates between −1 and 1; the same memories give the same map."""
    if not items:
        return []
    plane = project(np.stack([vector for _, vector in items]).astype(np.float64))
    return [
        MapPoint(row.id or 0, float(x), float(y), row.kind, row.text)
        for (row, _), (x, y) in zip(items, plane, strict=True)
    ]


def project(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return shape (n, 2): the first two principal components, scaled into the square from −1 to 1."""
    centred = vectors - vectors.mean(axis=0)
    plane = np.zeros((len(vectors), 2))
    found = centred @ np.array([_with_fixed_sign(direction) for direction in _find_directions(centred)]).T
    plane[:, : found.shape[1]] = found
    # The floor keeps rounding noise of equal vectors from being blown up to the size of the map.
    return plane / max(float(np.abs(plane).max()), 1e-6)


def _find_directions(centred: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the two directions of the largest spread, one a row; of many memories by their far smaller covariance."""
    count, dimensions = centred.shape
    if count <= dimensions:
        return np.asarray(np.linalg.svd(centred, full_matrices=False)[2][:2])
    return np.asarray(np.linalg.eigh(centred.T @ centred)[1].T[:-3:-1])


def _with_fixed_sign(direction: NDArray[np.float64]) -> NDArray[np.float64]:
    # A component is as good as its negative; the largest entry counts as positive, so that a map does not flip.
    return direction if direction[np.argmax(np.abs(direction))] >= 0 else -direction
