// Tables that the measuring commands print.

/**
 * Prints rows of texts under their heads, in columns of equal width.
 * @param {readonly string[]} heads
 * @param {readonly (readonly string[])[]} rows
 * @param {number} texts how many columns, from the first, are texts and begin on the left; the others are numbers and end on the right
 */
export function table(heads, rows, texts = 1) {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column].length)))
  const line = (cells) => cells.map((cell, column) => (column < texts ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ')
  print(line(heads))
  print(widths.map((width) => '-'.repeat(width)).join('  '))
  for (const row of rows) print(line(row))
}

/** Prints a line. */
export function print(text = '') {
  process.stdout.write(`${text}\n`)
}
