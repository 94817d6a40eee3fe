"""Places memories on a plane so that near meanings lie near: the two directions in which they differ most."""

import numpy as np
from numpy.typing import NDArray


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
