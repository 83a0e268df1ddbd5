"""Blocks that may overlap: each puts back what it found, in whatever order they end."""

from __future__ import annotations

from typing import Generic, TypeVar

_FoundT = TypeVar("_FoundT")


class Block(Generic[_FoundT]):
    """A block that has begun.

    Args:
        found: What it is to put back.
    """

    def __init__(self, found: _FoundT) -> None:
        self.found = found


class OverlappingBlocks(Generic[_FoundT]):
    """The blocks that last, by the owner of what they change, which they keep alive."""

    def __init__(self) -> None:
        #: The oldest first, by the id of the owner, which may be equal to another.
        self._blocks: dict[int, list[Block[_FoundT]]] = {}

    def begin(self, owner: object, found: _FoundT) -> Block[_FoundT]:
        """Begin a block.

        Args:
            owner: Whose state it changes.
            found: The state that it finds.
        """
        block = Block(found)
        self._blocks.setdefault(id(owner), []).append(block)
        return block

    def end(self, owner: object, block: Block[_FoundT]) -> bool:
        """End a block.

        Returns:
            Whether to put back what it found now. Otherwise, the block that began after it will:
            it has found what this one changed.
        """
        blocks = self._blocks[id(owner)]
        index = blocks.index(block)
        del blocks[index]
        if index < len(blocks):
            blocks[index].found = block.found
            return False
        if not blocks:
            del self._blocks[id(owner)]
        return True

    def found_first(self, owner: object) -> _FoundT | None:
        """Return what will be put back in the end; None if no block lasts."""
        blocks = self._blocks.get(id(owner))
        return blocks[0].found if blocks else None
