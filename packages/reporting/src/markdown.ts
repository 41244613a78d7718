import type { Block, Line, Report, Span } from '@mlops-actions/core'
import { assertNever } from '@mlops-actions/core'
import { atMost, plainLine, shownCharacters } from './clean.ts'

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
 * Line breaks become spaces, so that a hostile name cannot start a block; control characters are dropped. GitHub looks for people and
 * issues in the text that is shown, where an escape is gone: there an invisible space stands after `@` and `#`.
 */
export function escapeMarkdown(text: string): string {
  return unaddressed(atMost(plainLine(text), shownCharacters.text))
    .replace(/[\\`*_{}[\]<>()#+!|~$^&]/g, (character) =>
      character === '<' ? '&lt;' : character === '&' ? '&amp;' : `\\${character}`,
    )
    .replace(/:\/\//g, '&#58;//')
    .replace(/\bwww\./gi, (match) => `${match.slice(0, 3)}&#46;`)
}

/** An invisible space after `@` and `#`: nobody is called and no issue linked. */
function unaddressed(text: string): string {
  return text.replace(/([@#])(?=[\p{L}\p{N}])/gu, '$1\u200b')
}

/** Text between HTML tags, where Markdown is not read and a backslash would be shown. */
function escapeHtml(text: string): string {
  return unaddressed(atMost(plainLine(text), shownCharacters.text))
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
}

/**
 * Text as a code span, whatever it holds.
 * @param inTable a row of a table is parted at `|` before its code spans are read, and only there a backslash keeps it whole
 */
export function codeSpan(text: string, inTable = false): string {
  const plain = atMost(plainLine(text), shownCharacters.text)
  if (plain.trim() === '') return ''
  const clean = inTable ? plain.replace(/\|/g, '\\|') : plain
  const longest = Math.max(0, ...[...clean.matchAll(/`+/g)].map((match) => match[0].length))
  const fence = '`'.repeat(longest + 1)
  const pad = /^`|`$|^ .* $/s.test(clean) ? ' ' : ''
  return `${fence}${pad}${clean}${pad}${fence}`
}

/** An address that a link may lead to: the web, or a place in the repository. Nothing that ends the link, a code span or a cell. */
function safeLink(link: string): boolean {
  return (
    /^(https?:\/\/|\.{0,2}\/|#|[A-Za-z0-9_./-]+(#L\d+)?$)/.test(link) &&
    !link.startsWith('//') &&
    link.length <= shownCharacters.line &&
    plainLine(link) === link &&
    !/[\s<>()"'\\|`[\]]/.test(link)
  )
}

function span(one: Span, inTable: boolean): string {
  if (typeof one === 'string') return escapeMarkdown(one)
  if ('code' in one) return codeSpan(one.code, inTable)
  if ('strong' in one) return strong(one.strong)
  return safeLink(one.link) ? `[${escapeMarkdown(one.text)}](${one.link})` : escapeMarkdown(one.text)
}

/** Bold text; a space at its ends goes outside, because inside it would end the emphasis. */
function strong(text: string): string {
  const middle = text.trim()
  if (middle === '') return ''
  return `${/^\s/.test(text) ? ' ' : ''}**${escapeMarkdown(middle)}**${/\s$/.test(text) ? ' ' : ''}`
}

/** Two code spans side by side would be read as one: a space parts them. Two spaces in a row become one. */
function joined(all: string, next: string): string {
  if (all.endsWith('`') && next.startsWith('`')) return `${all} ${next}`
  return all.endsWith(' ') && next.startsWith(' ') ? all + next.slice(1) : all + next
}

function line(text: Line, inTable = false): string {
  if (typeof text === 'string') return escapeMarkdown(text)
  return text.map((one) => span(one, inTable)).reduce(joined, '')
}

/** A line that stands alone: its beginning is not read as a list, a rule, a heading or indented code. */
function paragraph(text: Line): string {
  return line(text)
    .replace(/^ +/, '')
    .replace(/^[-=]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
}

function fenced(lines: readonly string[]): string {
  const clean = lines.map((one) => atMost(plainLine(one), shownCharacters.line))
  const longest = Math.max(2, ...clean.flatMap((one) => [...one.matchAll(/`+/g)].map((match) => match[0].length)))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${clean.join('\n')}\n${fence}`
}

/** A flow chart without edge labels and without HTML: those break inside a fold on GitHub. */
function flow(edges: readonly (readonly [string, string])[]): string {
  const ids = new Map<string, string>()
  const node = (name: string): string => {
    const known = ids.get(name)
    if (known) return known
    const id = `n${ids.size}`
    ids.set(name, id)
    return `${id}["${atMost(plainLine(name).replace(/[^\p{L}\p{N} .,:_/=-]/gu, ' '), shownCharacters.label)}"]`
  }
  return ['```mermaid', 'flowchart LR', ...edges.map(([from, to]) => `  ${node(from)} --> ${node(to)}`), '```'].join(
    '\n',
  )
}

function block(one: Block): string {
  switch (one.kind) {
    case 'text':
      return paragraph(one.text)
    case 'alert':
      return `> [!${one.level.toUpperCase()}]\n> ${paragraph(one.text)}`
    case 'table':
      return [
        `| ${one.columns.map((column) => escapeMarkdown(column.title)).join(' | ')} |`,
        `|${one.columns.map((column) => (column.align === 'right' ? '--:' : '---')).join('|')}|`,
        ...one.rows.map((row) => `| ${row.map((cell) => line(cell, true)).join(' | ')} |`),
      ].join('\n')
    case 'list':
      return one.items.map((item, index) => `${one.ordered ? `${index + 1}.` : '-'} ${paragraph(item)}`).join('\n')
    case 'lines':
      return fenced(one.lines)
    case 'flow':
      return flow(one.edges)
    case 'fold':
      return `<details><summary>${escapeHtml(one.title)}</summary>\n\n${one.blocks.map(block).join('\n\n')}\n\n</details>`
    default:
      return assertNever(one)
  }
}

/** How many bytes a job summary may have: GitHub takes 1 MiB a step and drops all of a larger one. */
export const summaryLimit = 900 * 1024

/**
 * A report as GitHub-flavoured Markdown: verdict first, then the numbers that decided it, then the rest folded.
 * Above `limit` bytes whole blocks are left out from the end, and a line says so; what to do now stays longest.
 */
export function toMarkdown(report: Report, limit: number = summaryLimit): string {
  const head = `### ${reportMark(report)} ${escapeMarkdown(report.title)}`
  const next =
    report.next && report.next.length > 0
      ? [`**Now?**\n\n${report.next.map((item) => `- ${paragraph(item)}`).join('\n')}`]
      : []
  const parts = report.blocks.map(block)
  const sizes = parts.map((part) => Buffer.byteLength(part) + 2)
  const roomForNote = 80
  const nextSize = next.reduce((sum, text) => sum + Buffer.byteLength(text) + 2, 0)
  let size = Buffer.byteLength(head) + 2 + nextSize + sizes.reduce((sum, one) => sum + one, 0)
  let kept = parts.length
  while (kept > 0 && size > limit - roomForNote) {
    kept -= 1
    size -= sizes[kept] ?? 0
  }
  const dropped = parts.length - kept
  const note =
    dropped > 0
      ? [`_${dropped} more part${dropped === 1 ? '' : 's'} did not fit here; the record has everything._`]
      : []
  const last = size > limit - roomForNote ? [] : next
  return `${[head, ...parts.slice(0, kept), ...note, ...last].join('\n\n')}\n`
}
