"""The database: tables, one engine, migrations. It knows rows, ids, JSON and WKB, and no meanings."""
