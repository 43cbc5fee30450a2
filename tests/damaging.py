"""A board whose file is spoiled where something stands: it opens, and cannot be read to its end."""

from pathlib import Path

import duckdb

BLOCK, HEADERS = 262_144, 12_288  # bytes: of DuckDB's blocks, and before the first of them
SPOILED = 100  # bytes


def damage_the_middle(path: Path) -> None:
    """Overwrite a hundred bytes of the block that holds what was sent."""
    with duckdb.connect(str(path), read_only=True) as connection:
        ((block,),) = connection.execute(
            "select max(block_id) from pragma_storage_info('submission') where persistent"
        ).fetchall()
    with path.open("r+b") as file:
        file.seek(HEADERS + block * BLOCK + BLOCK // 2)
        file.write(b"\xa5" * SPOILED)
