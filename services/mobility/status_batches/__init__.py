"""Acts of status by workbook: read, judged row by row, and entered once the preview is submitted (R-MOB-05, R-MOB-10).

Two jobs, each in sets of 500 rows. The first keeps the rows and asks records whose the numbers are; what records
answers is judged as single entry is. The second enters what is ready, with ids made of workbook and row, so that a
killed job that starts again enters nothing twice.
"""
