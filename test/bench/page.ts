// The lines of the benchmarks as text: for a terminal, and for docs/benchmarks.md.
import { cpus, totalmem } from 'node:os'
import { type BenchRow, digitsOf, isMet } from './row.ts'

/** The cells of a line: job, ours, peer, ratio, goal, met. */
function cellsOf(row: BenchRow): readonly string[] {
  const value = (number: number | null): string => (number === null ? '–' : `${digitsOf(number)} ${row.unit}`)
  const met = isMet(row)
  return [
    row.job,
    value(row.ours),
    `${row.peer}: ${row.theirs === null ? (row.reason ?? '–') : value(row.theirs)}`,
    row.ratio === null ? '–' : ratioOf(row.ratio),
    `${row.better === 'less' ? '≤' : '≥'} ${ratioOf(row.goal)}`,
    met === undefined ? '–' : met ? 'yes' : 'no',
  ]
}

/** A ratio as people say it: 1/25, 0.8, 2.4. */
function ratioOf(value: number): string {
  return value < 0.5 ? `1/${digitsOf(1 / value)}` : digitsOf(value)
}

/** The table for a terminal. */
export function printed(rows: readonly BenchRow[]): string {
  const lines = [['job', 'ours', 'peer', 'ratio', 'goal', 'met'], ...rows.map(cellsOf)]
  const widths = lines[0]?.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0))) ?? []
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** The page with the part of one benchmark written anew. */
export function withRows(text: string, name: string, rows: readonly BenchRow[]): string {
  const [start, end] = [`<!-- ${name}: generated -->`, `<!-- ${name}: end -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < 0) throw new Error(`docs/benchmarks.md has no place for ${name}`)
  return `${text.slice(0, from + start.length)}\n${markdown(rows)}\n${text.slice(to)}`
}

function markdown(rows: readonly BenchRow[]): string {
  const head = ['job', 'ours', 'peer', 'ours / peer', 'goal', 'met', 'how measured']
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`
  return [
    `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, ${machine}, Node ${process.versions.node}.`,
    '',
    line(head),
    line(head.map(() => '---')),
    ...rows.map((row) => line([...cellsOf(row), row.note])),
  ].join('\n')
}
