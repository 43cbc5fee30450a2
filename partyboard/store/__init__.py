"""The database: one DuckDB file that holds every workbook and every figure derived from it."""
