import type { Block, Line, Report, Span } from '@mlops-actions/core'
import { assertNever } from '@mlops-actions/core'

const marks = { pass: '✅', fail: '❌', inconclusive: '⚠️' } as const

/** A mark with its word: colour and picture never stand alone. */
export function verdictMark(verdict: 'pass' | 'fail' | 'inconclusive'): string {
  return `${marks[verdict]} ${verdict}`
}

/** The mark of a report: its verdict's, or that of an error. */
export function reportMark(report: Report): string {
  if (report.outcome === 'error') return '🛠'
  if (report.outcome === 'pending') return '⏳'
  if (report.outcome === 'passed' && report.verdict !== 'inconclusive')
    return report.verdict === 'fail' ? marks.fail : marks.pass
  return report.verdict ? marks[report.verdict] : marks.inconclusive
}

/**
 * Text as Markdown that shows exactly this text: everything that GitHub-flavoured Markdown or HTML would read is escaped.
 * Line breaks become spaces, so that a hostile name cannot start a block; control characters are dropped.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
      .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
      .replace(/[\\`*_{}[\]<>()#+!|~$^&]/g, (character) =>
        character === '<' ? '&lt;' : character === '&' ? '&amp;' : `\\${character}`,
      )
      .replace(/@(?=[A-Za-z0-9])/g, '&#64;')
      .replace(/:\/\//g, '&#58;//')
      .replace(/\bwww\./gi, (match) => `${match.slice(0, 3)}&#46;`)
  )
}

/** Text as a code span, whatever it holds. */
export function codeSpan(text: string): string {
  const clean = text.replace(/[\r\n\t\u2028\u2029]+/g, ' ').replace(/\|/g, '\\|')
  const longest = Math.max(0, ...[...clean.matchAll(/`+/g)].map((match) => match[0].length))
  const fence = '`'.repeat(longest + 1)
  const pad = clean.startsWith('`') || clean.endsWith('`') ? ' ' : ''
  return clean === '' ? '' : `${fence}${pad}${clean}${pad}${fence}`
}

function span(one: Span): string {
  if (typeof one === 'string') return escapeMarkdown(one)
  if ('code' in one) return codeSpan(one.code)
  if ('strong' in one) return `**${escapeMarkdown(one.strong)}**`
  const safe = /^(https?:\/\/|\.{0,2}\/|#|[A-Za-z0-9_./-]+(#L\d+)?$)/.test(one.link) && !/[\s<>()"'\\]/.test(one.link)
  return safe ? `[${escapeMarkdown(one.text)}](${one.link})` : escapeMarkdown(one.text)
}

function line(text: Line): string {
  return typeof text === 'string' ? escapeMarkdown(text) : text.map(span).join('')
}

function fenced(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((one) => [...one.matchAll(/`+/g)].map((match) => match[0].length)))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${lines.join('\n')}\n${fence}`
}

/** A flow chart without edge labels and without HTML: those break inside a fold on GitHub. */
function flow(edges: readonly (readonly [string, string])[]): string {
  const ids = new Map<string, string>()
  const node = (name: string): string => {
    const known = ids.get(name)
    if (known) return known
    const id = `n${ids.size}`
    ids.set(name, id)
    return `${id}["${name.replace(/[^\p{L}\p{N} .,:_/=-]/gu, ' ')}"]`
  }
  return ['```mermaid', 'flowchart LR', ...edges.map(([from, to]) => `  ${node(from)} --> ${node(to)}`), '```'].join(
    '\n',
  )
}

function block(one: Block): string {
  switch (one.kind) {
    case 'text':
      return line(one.text)
    case 'alert':
      return `> [!${one.level.toUpperCase()}]\n> ${line(one.text)}`
    case 'table':
      return [
        `| ${one.columns.map((column) => escapeMarkdown(column.title)).join(' | ')} |`,
        `|${one.columns.map((column) => (column.align === 'right' ? '--:' : '---')).join('|')}|`,
        ...one.rows.map((row) => `| ${row.map(line).join(' | ')} |`),
      ].join('\n')
    case 'list':
      return one.items.map((item, index) => `${one.ordered ? `${index + 1}.` : '-'} ${line(item)}`).join('\n')
    case 'lines':
      return fenced(one.lines)
    case 'flow':
      return flow(one.edges)
    case 'fold':
      return `<details><summary>${escapeMarkdown(one.title)}</summary>\n\n${one.blocks.map(block).join('\n\n')}\n\n</details>`
    default:
      return assertNever(one)
  }
}

/** How large a job summary may be: GitHub takes 1 MiB a step and drops more without a word near the limit. */
export const summaryLimit = 900 * 1024

/**
 * A report as GitHub-flavoured Markdown: verdict first, then the numbers that decided it, then the rest folded.
 * Above `limit` characters whole blocks are left out from the end, and a line says so.
 */
export function toMarkdown(report: Report, limit: number = summaryLimit): string {
  const head = [`### ${reportMark(report)} ${escapeMarkdown(report.title)}`]
  const next =
    report.next && report.next.length > 0
      ? [`**Now?**\n\n${report.next.map((item) => `- ${line(item)}`).join('\n')}`]
      : []
  const parts = report.blocks.map(block)
  const size = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length + 2, 0)
  let dropped = 0
  while (parts.length > 0 && size([...head, ...parts, ...next]) > limit - 80) {
    parts.pop()
    dropped += 1
  }
  const note =
    dropped > 0
      ? [`_${dropped} more part${dropped === 1 ? '' : 's'} did not fit here; the record has everything._`]
      : []
  return `${[...head, ...parts, ...note, ...next].join('\n\n')}\n`
}
