"""Many rows written at once, as columns: one by one, each row would be a statement."""

from collections.abc import Iterable, Mapping

from partyboard.store.file import Cursor


def insert(
    cursor: Cursor, table: str, columns: Mapping[str, str], rows: Iterable[tuple[object, ...]]
) -> None:
    """Write rows, whose values stand in the order of `columns`: each one's name and its type."""
    transposed = list(zip(*rows, strict=True))
    if not transposed:
        return
    # Read here, not with the module: a server listens a tenth of a second sooner.
    import pyarrow as pa

    types = {
        "uuid": pa.string(),
        "varchar": pa.string(),
        "bigint": pa.int64(),
        "integer": pa.int32(),
        "double": pa.float64(),
        "date": pa.date32(),
        "timestamptz": pa.timestamp("us", tz="UTC"),
        "blob": pa.binary(),
    }
    arrays = [
        pa.array(values, type=types[kind])
        for values, kind in zip(transposed, columns.values(), strict=True)
    ]
    names = ", ".join(f'"{name}"' for name in columns)
    cursor.register("incoming_rows", pa.table(arrays, names=list(columns)))
    cursor.execute(f'insert into "{table}" ({names}) select {names} from incoming_rows')
    cursor.unregister("incoming_rows")
