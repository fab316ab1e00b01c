// A table of a widget as a file: semicolons, a byte-order mark, so that a French Excel opens it as it is.

/** Has the browser save the rows under a name. */
export function saveCsv(name: string, rows: readonly (readonly string[])[]): void {
  const text = rows.map((row) => row.map(cell).join(';')).join('\r\n')
  const address = URL.createObjectURL(new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${name}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** Quoted where needed; what a spreadsheet would take for a formula is text. */
export function cell(value: string): string {
  const text =
    /^[=+\-@\t\r]/.test(value) && !/^-?[\d\s.,\u202f\u00a0]+$/.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
