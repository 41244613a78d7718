import { styleText } from 'node:util'
import type { Block, Line, Report, Span } from '@mlops-actions/core'
import { assertNever } from '@mlops-actions/core'
import { plainLine } from './clean.ts'
import { reportMark } from './markdown.ts'

/** How a terminal is written to: colour only where there is one. */
export interface TerminalStyle {
  readonly color: boolean
}

function paint(style: TerminalStyle, format: Parameters<typeof styleText>[0], text: string): string {
  return style.color ? styleText(format, text, { validateStream: false }) : text
}

function span(one: Span, style: TerminalStyle): string {
  if (typeof one === 'string') return plainLine(one)
  if ('code' in one) return paint(style, 'cyan', plainLine(one.code))
  if ('strong' in one) return paint(style, 'bold', plainLine(one.strong))
  return plainLine(one.text)
}

function line(text: Line, style: TerminalStyle): string {
  return typeof text === 'string' ? plainLine(text) : text.map((one) => span(one, style)).join('')
}

/** Columns a text takes: escape sequences take none, pictures two. */
function width(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character starts a colour sequence
  const bare = text.replace(/\u001b\[[0-9;]*m/g, '').replace(/\ufe0f/g, '')
  return [...bare].reduce((sum, character) => sum + (/[\u{1F300}-\u{1FAFF}✅❌⚠⏳🛠]/u.test(character) ? 2 : 1), 0)
}

function pad(text: string, to: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, to - width(text)))
  return right ? space + text : text + space
}

function table(one: Extract<Block, { kind: 'table' }>, style: TerminalStyle): string[] {
  const rows = one.rows.map((row) => row.map((cell) => line(cell, style)))
  const columns = one.columns.map((column) => ({ ...column, title: plainLine(column.title) }))
  const widths = columns.map((column, index) =>
    rows.reduce((most, row) => Math.max(most, width(row[index] ?? '')), width(column.title)),
  )
  const draw = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.align === 'right'))
      .join('  ')
      .trimEnd()
  return [paint(style, 'dim', draw(columns.map((column) => column.title.toUpperCase()))), ...rows.map(draw)]
}

function block(one: Block, style: TerminalStyle): string[] {
  switch (one.kind) {
    case 'text':
      return [line(one.text, style)]
    case 'alert':
      return [paint(style, one.level === 'caution' ? 'red' : 'yellow', line(one.text, style))]
    case 'table':
      return table(one, style)
    case 'list':
      return one.items.map((item, index) => `${one.ordered ? `${index + 1}.` : '-'} ${line(item, style)}`)
    case 'lines':
      return one.lines.map(plainLine)
    case 'flow':
      return one.edges.map(([from, to]) => plainLine(`${from} → ${to}`))
    case 'fold':
      return [
        paint(style, 'dim', plainLine(one.title)),
        ...one.blocks.flatMap((inner) => block(inner, style)).map((text) => `  ${text}`),
      ]
    default:
      return assertNever(one)
  }
}

/** A report as lines for a terminal or a job log. */
export function toTerminal(report: Report, style: TerminalStyle): string {
  const color =
    report.outcome === 'passed'
      ? 'green'
      : report.outcome === 'refused' || report.outcome === 'error'
        ? 'red'
        : 'yellow'
  const head = paint(style, ['bold', color], `${reportMark(report)} ${plainLine(report.title)}`)
  const body = report.blocks.flatMap((one) => [...block(one, style), '']).map((text) => (text ? `  ${text}` : ''))
  while (body.at(-1) === '') body.pop()
  const next = (report.next ?? []).map((item) => `  ${paint(style, 'dim', 'next')}  ${line(item, style)}`)
  return `${[head, ...body, ...next].join('\n')}\n`
}
