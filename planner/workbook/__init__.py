"""A plan as an XLSX workbook with live formulas: one copy for the client, one for the house.

`planner.workbook.book.write_workbook(plan, copy=Copy.CLIENT, lang="ru") -> bytes`.
"""
