"""follow-ups by themselves."""

from typing import Any

import sqlalchemy as sa
import sqlmodel
from alembic import op

import core.storage.tables

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('followup_sends',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('persona_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('followup_id', sa.Integer(), nullable=True),
    sa.Column('sent_at', core.storage.tables.UtcDateTime(timezone=True), nullable=False),
    sa.Column('answered_at', core.storage.tables.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['followup_id'], ['followups.id'], ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['persona_id'], ['personas.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sqlite_autoincrement=True
    )
    for column in ('persona_id', 'user_id', 'followup_id'):
        op.create_index(f'ix_followup_sends_{column}', 'followup_sends', [column])

    op.create_table('followup_due',
    sa.Column('persona_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('conversation_id', sa.Integer(), nullable=False),
    sa.Column('look_at', core.storage.tables.UtcDateTime(timezone=True), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('error', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.ForeignKeyConstraint(['conversation_id'], ['conversations.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['persona_id'], ['personas.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('persona_id', 'user_id')
    )
    for column in ('user_id', 'conversation_id', 'look_at'):
        op.create_index(f'ix_followup_due_{column}', 'followup_due', [column])

    # Never by Alembic's batch, which would drop the old tables, and with them every row that hangs on them.
    instant = core.storage.tables.UtcDateTime(timezone=True)
    op.add_column('users', sa.Column('follow_ups_stopped_at', instant, nullable=True))
    op.add_column('followups', sa.Column('approved_at', instant, nullable=True))
    op.create_index('ix_followups_status', 'followups', ['status'])
    op.add_column('personas', sa.Column('follow_up_mode', sqlmodel.sql.sqltypes.AutoString(), server_default=sa.text("'ask'"), nullable=False))
    op.add_column('followup_consents', sa.Column('may_review', sa.Boolean(), server_default=sa.text('false'), nullable=False))
    op.add_column('followup_consents', sa.Column('stopped_in', sa.Integer(), nullable=True))
    op.add_column('followup_consents', sa.Column('word_before', sa.Boolean(), nullable=True))
    op.add_column('followups', sa.Column('feedback', sqlmodel.sql.sqltypes.AutoString(), server_default=sa.text("''"), nullable=False))
    op.add_column('followups', sa.Column('feedback_at', instant, nullable=True))
    _make_room_for_mail()
    _count_what_was_sent()
    op.create_index('ux_followup_sends_unanswered', 'followup_sends', ['persona_id', 'user_id'], unique=True, sqlite_where=sa.text('answered_at IS NULL'), postgresql_where=sa.text('answered_at IS NULL'))
    _take_the_switch_out_of_the_versions()


def _make_room_for_mail() -> None:
    op.create_table('email_addresses',
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('address', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('asked_at', core.storage.tables.UtcDateTime(timezone=True), nullable=False),
    sa.Column('confirmed_at', core.storage.tables.UtcDateTime(timezone=True), nullable=True),
    sa.Column('refused_at', core.storage.tables.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('user_id')
    )
    op.create_table('email_asks',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('address_key', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('asked_at', core.storage.tables.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id'),
    sqlite_autoincrement=True
    )
    for column in ('user_id', 'address_key', 'asked_at'):
        op.create_index(f'ix_email_asks_{column}', 'email_asks', [column])


def _count_what_was_sent() -> None:
    """Enter what went out before; the first message of the user after it is its answer."""
    op.execute(
        """
        INSERT INTO followup_sends (persona_id, user_id, followup_id, sent_at, answered_at)
        SELECT f.persona_id, f.user_id, f.id, COALESCE(f.sent_at, f.reserved_at, f.created_at), (
            SELECT MIN(m.created_at) FROM messages m JOIN conversations c ON c.id = m.conversation_id
            WHERE c.persona_id = f.persona_id AND c.user_id = f.user_id AND m.role = 'user'
            AND m.created_at > COALESCE(f.sent_at, f.reserved_at, f.created_at))
        FROM followups f WHERE f.status IN ('reserved', 'sent', 'answered')
        """
    )
    # The rules never allowed two that wait; were there two all the same, the newest is the one that waits.
    op.execute(
        """
        UPDATE followup_sends SET answered_at = sent_at WHERE answered_at IS NULL AND id NOT IN (
            SELECT MAX(id) FROM followup_sends WHERE answered_at IS NULL GROUP BY persona_id, user_id)
        """
    )
    op.execute(
        """
        UPDATE followups SET status = 'answered', answered_at = (
            SELECT s.answered_at FROM followup_sends s WHERE s.followup_id = followups.id)
        WHERE status = 'sent' AND id IN (SELECT followup_id FROM followup_sends WHERE answered_at IS NOT NULL)
        """
    )


def _take_the_switch_out_of_the_versions() -> None:
    """Until now a version said whether its persona may write first; the newest one's word becomes the mode."""
    connection = op.get_bind()
    versions = sa.table('persona_versions', sa.column('id'), sa.column('persona_id'), sa.column('number'), sa.column('spec', sa.JSON()))
    personas = sa.table('personas', sa.column('id'), sa.column('follow_up_mode'), sa.column('draft', sa.JSON()))
    may_write: dict[int, bool] = {}
    for row in connection.execute(sa.select(personas.c.id, personas.c.draft).where(personas.c.draft.is_not(None))).all():
        if row.draft is not None:
            may_write[row.id] = bool(row.draft.get('follow_ups', True))
            _replace(connection, personas, row.id, draft=_without_switch(row.draft))
    for row in connection.execute(sa.select(versions).order_by(versions.c.number)).all():
        may_write[row.persona_id] = bool(row.spec.get('follow_ups', True))
        _replace(connection, versions, row.id, spec=_without_switch(row.spec))
    for persona_id, is_on in may_write.items():
        if not is_on:
            _replace(connection, personas, persona_id, follow_up_mode='off')


def _without_switch(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name != 'follow_ups'}


def _replace(connection: sa.Connection, table: sa.TableClause, id_: int, **values: Any) -> None:
    connection.execute(sa.update(table).where(table.c.id == id_).values(**values))
