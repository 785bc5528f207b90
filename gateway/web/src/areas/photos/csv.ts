/** A table as a CSV file that Excel opens: marked as UTF-8, and no cell is taken for a formula. */

const FORMULA = /^[=+\-@\t\r]/
const safe = (cell: string) => (FORMULA.test(cell) ? `'${cell}` : cell)
const quoted = (cell: string) => `"${safe(cell).replaceAll('"', '""')}"`

export const asCsv = (head: string[], rows: string[][]): string =>
  `\uFEFF${[head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`

/** Hands `text` out as a download. */
export function saveAs(name: string, text: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href))
}
