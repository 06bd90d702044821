"""The structure of office tables: titles, column names in several rows, merged cells, totals and notes."""
