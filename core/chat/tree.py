"""A conversation's messages as a tree: nothing said is overwritten, one branch of it is shown."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Node:
    """A message reduced to its place; ids grow with time."""

    id: int
    parent_id: int | None
    role: str


class Tree:
    """Finds branches and alternatives; an unknown id is nowhere in it and yields nothing."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._nodes = {node.id: node for node in nodes}
        self._children: dict[int | None, list[int]] = defaultdict(list)
        for node in sorted(self._nodes.values(), key=lambda node: node.id):
            self._children[node.parent_id].append(node.id)

    def branch(self, leaf_id: int | None) -> list[int]:
        """Return the ids from the first message down to the leaf."""
        path: list[int] = []
        while leaf_id is not None and leaf_id in self._nodes:
            path.append(leaf_id)
            leaf_id = self._nodes[leaf_id].parent_id
        return path[::-1]

    def siblings(self, message_id: int) -> list[int]:
        """Return the alternatives at a message's place, oldest first, itself among them."""
        node = self._nodes.get(message_id)
        if node is None:
            return []
        return [other for other in self._children[node.parent_id] if self._nodes[other].role == node.role]

    def newest_leaf(self, message_id: int) -> int:
        """Return the end of the branch that continues at a message, taking the newest turn at every fork."""
        while children := self._children.get(message_id):
            message_id = children[-1]
        return message_id
