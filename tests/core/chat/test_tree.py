"""The tree of a conversation keeps its promises for every shape it can take."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.chat.tree import Node, Tree


@st.composite
def trees(draw: st.DrawFn) -> list[Node]:
    """Grow a conversation turn by turn, each under any earlier message, roles alternating by depth."""
    nodes = [Node(1, None, "assistant")]
    for id_ in range(2, draw(st.integers(2, 25))):
        parent = draw(st.sampled_from(nodes))
        nodes.append(Node(id_, parent.id, "user" if parent.role == "assistant" else "assistant"))
    return nodes


@given(trees(), st.data())
def test_a_branch_is_always_a_path_from_the_first_message(nodes: list[Node], data: st.DataObject) -> None:
    leaf = data.draw(st.sampled_from(nodes))
    branch = Tree(nodes).branch(leaf.id)
    parents = {node.id: node.parent_id for node in nodes}
    assert branch[0] == 1
    assert branch[-1] == leaf.id
    assert all(parents[child] == parent for parent, child in pairwise(branch))


@given(trees(), st.data())
def test_flipping_there_and_back_shows_the_same_place_again(nodes: list[Node], data: st.DataObject) -> None:
    tree = Tree(nodes)
    here = data.draw(st.sampled_from(nodes)).id
    shown = tree.branch(tree.newest_leaf(here))
    for other in tree.siblings(here):
        there = tree.branch(tree.newest_leaf(other))
        assert there[: shown.index(here)] == shown[: shown.index(here)]
        assert other in there
        assert tree.branch(tree.newest_leaf(here)) == shown


@given(trees())
def test_nothing_is_ever_out_of_reach(nodes: list[Node]) -> None:
    tree = Tree(nodes)
    assert {id_ for node in nodes for id_ in tree.branch(tree.newest_leaf(node.id))} == {node.id for node in nodes}


@given(trees())
def test_siblings_share_their_parent_and_know_each_other(nodes: list[Node]) -> None:
    tree = Tree(nodes)
    for node in nodes:
        siblings = tree.siblings(node.id)
        assert node.id in siblings
        assert siblings == sorted(siblings)
        assert all(tree.siblings(other) == siblings for other in siblings)


def test_an_unknown_message_is_nowhere() -> None:
    tree = Tree([])
    assert tree.branch(7) == []
    assert tree.branch(None) == []
    assert tree.siblings(7) == []
    assert tree.newest_leaf(7) == 7
