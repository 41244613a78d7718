import { styleText } from 'node:util'
import type { Block, Line, Report, Span } from '@mlops-actions/core'
import { assertNever } from '@mlops-actions/core'
import { reportMark } from './markdown.ts'

/** How a terminal is written to: colour only where there is one. */
export interface TerminalStyle {
  readonly color: boolean
}

/** Text without the characters that move a cursor or start an escape sequence. */
export function plainText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
}

function paint(style: TerminalStyle, format: Parameters<typeof styleText>[0], text: string): string {
  return style.color ? styleText(format, text, { validateStream: false }) : text
}

function span(one: Span, style: TerminalStyle): string {
  if (typeof one === 'string') return plainText(one)
  if ('code' in one) return paint(style, 'cyan', plainText(one.code))
  if ('strong' in one) return paint(style, 'bold', plainText(one.strong))
  return plainText(one.text)
}

function line(text: Line, style: TerminalStyle): string {
  return typeof text === 'string' ? plainText(text) : text.map((one) => span(one, style)).join('')
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
  const widths = one.columns.map((column, index) =>
    Math.max(width(column.title), ...rows.map((row) => width(row[index] ?? ''))),
  )
  const draw = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => pad(cell, widths[index] ?? 0, one.columns[index]?.align === 'right'))
      .join('  ')
      .trimEnd()
  return [paint(style, 'dim', draw(one.columns.map((column) => column.title.toUpperCase()))), ...rows.map(draw)]
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
      return one.lines.map(plainText)
    case 'flow':
      return one.edges.map(([from, to]) => plainText(`${from} → ${to}`))
    case 'fold':
      return [
        paint(style, 'dim', plainText(one.title)),
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
  const head = paint(style, ['bold', color], `${reportMark(report)} ${plainText(report.title)}`)
  const body = report.blocks.flatMap((one) => [...block(one, style), '']).map((text) => (text ? `  ${text}` : ''))
  while (body.at(-1) === '') body.pop()
  const next = (report.next ?? []).map((item) => `  ${paint(style, 'dim', 'next')}  ${line(item, style)}`)
  return `${[head, ...body, ...next].join('\n')}\n`
}
