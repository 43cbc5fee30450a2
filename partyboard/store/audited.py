"""What has been written down as done."""

from partyboard.store.database import Store


def was_done(store: Store, action: str) -> bool:
    """Whether an action stands in the audit."""
    with store.reading() as cursor:
        found = cursor.execute("select 1 from audit where action = ? limit 1", [action])
        return found.fetchone() is not None
