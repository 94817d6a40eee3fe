"""turns and undo in memory."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import core.storage.tables

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('memory_parts',
    sa.Column('summary_id', sa.Integer(), nullable=False),
    sa.Column('memory_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['memory_id'], ['memories.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['summary_id'], ['memories.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('summary_id', 'memory_id')
    )
    with op.batch_alter_table('memory_parts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_memory_parts_memory_id'), ['memory_id'], unique=False)

    op.create_table('turn_recalls',
    sa.Column('message_id', sa.Integer(), nullable=False),
    sa.Column('turn_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('score', sa.JSON(), nullable=False),
    sa.Column('created_at', core.storage.tables.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['message_id'], ['messages.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['turn_id'], ['messages.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('message_id', 'turn_id')
    )
    with op.batch_alter_table('turn_recalls', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_turn_recalls_turn_id'), ['turn_id'], unique=False)

    op.create_table('turn_vectors',
    sa.Column('message_id', sa.Integer(), nullable=False),
    sa.Column('model_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('persona_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('content_hash', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('vector', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['message_id'], ['messages.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['persona_id'], ['personas.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('message_id', 'model_id')
    )
    with op.batch_alter_table('turn_vectors', schema=None) as batch_op:
        batch_op.create_index('ix_turn_vectors_scope', ['persona_id', 'user_id', 'model_id', 'message_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_turn_vectors_user_id'), ['user_id'], unique=False)

    # Never by Alembic's batch, which would drop the old tables, and with them every row that hangs on them.
    op.add_column('memories', sa.Column('sensitive_topic', sqlmodel.sql.sqltypes.AutoString(), server_default=sa.text("''"), nullable=False))
    op.add_column('memories', sa.Column('model', sqlmodel.sql.sqltypes.AutoString(), server_default=sa.text("''"), nullable=False))
    op.add_column('memories', sa.Column('revision', sa.Integer(), server_default=sa.text('0'), nullable=False))
    op.add_column('messages', sa.Column('forgotten_at', core.storage.tables.UtcDateTime(timezone=True), nullable=True))
    op.drop_index('ix_memories_scope', 'memories')
    op.create_index('ix_memories_scope', 'memories', ['persona_id', 'user_id', 'invalid_at', 'revision'])
    _forget_what_was_said_while_paused()
    _let_changes_be_undone()
    _let_a_memory_have_a_vector_of_each_model()


def _forget_what_was_said_while_paused() -> None:
    """What was said while memory was paused counted as read from its first instant; neither it nor the answer is recalled."""
    op.execute("UPDATE messages SET forgotten_at = created_at WHERE role = 'user' AND read_at = created_at")
    op.execute(
        "UPDATE messages SET forgotten_at = created_at WHERE role = 'assistant' AND parent_id IN "
        "(SELECT id FROM messages WHERE role = 'user' AND forgotten_at IS NOT NULL)"
    )


def _let_changes_be_undone() -> None:
    """Widen `memory_changes`; Alembic's own copy of a table would let its ids be used twice."""
    op.create_table('memory_changes_wide',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('memory_id', sa.Integer(), nullable=False),
    sa.Column('action', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('text_before', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('other_memory_id', sa.Integer(), nullable=True),
    sa.Column('before', sa.JSON(), nullable=True),
    sa.Column('undone_at', core.storage.tables.UtcDateTime(timezone=True), nullable=True),
    sa.Column('created_at', core.storage.tables.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['memory_id'], ['memories.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['other_memory_id'], ['memories.id'], ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id'),
    sqlite_autoincrement=True
    )
    _take_the_place_of('memory_changes', 'id, memory_id, action, reason, text_before, created_at')
    for column in ('memory_id', 'other_memory_id', 'undone_at'):
        op.create_index(f'ix_memory_changes_{column}', 'memory_changes', [column])
    _take_others_words_out_of_reasons()


def _take_others_words_out_of_reasons() -> None:
    """Name the other memory by its id alone: a reason that quotes it keeps its words after it was deleted."""
    quoting = "reason LIKE '%“%'"
    op.execute(
        "UPDATE memory_changes SET reason = 'Something newer took its place.', "
        "other_memory_id = (SELECT superseded_by FROM memories WHERE memories.id = memory_changes.memory_id), "
        """before = '{"invalid_at": null, "superseded_by": null}' """
        f"WHERE action = 'superseded' AND {quoting}"
    )
    op.execute(f"UPDATE memory_changes SET reason = 'Newer than what was known.' WHERE {quoting}")


def _let_a_memory_have_a_vector_of_each_model() -> None:
    """Widen the primary key of `memory_vectors`: the rows are kept."""
    op.create_table('memory_vectors_wide',
    sa.Column('memory_id', sa.Integer(), nullable=False),
    sa.Column('model_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('content_hash', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('vector', sa.LargeBinary(), nullable=False),
    sa.Column('indexed_at', core.storage.tables.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['memory_id'], ['memories.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('memory_id', 'model_id')
    )
    _take_the_place_of('memory_vectors', 'memory_id, model_id, content_hash, vector, indexed_at')
    op.create_index('ix_memory_vectors_indexed_at', 'memory_vectors', ['indexed_at'])


def _take_the_place_of(table: str, columns: str) -> None:
    op.execute(f'INSERT INTO {table}_wide ({columns}) SELECT {columns} FROM {table}')
    op.drop_table(table)
    op.rename_table(f'{table}_wide', table)
