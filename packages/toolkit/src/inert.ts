import { plainText } from '@mlops-actions/reporting'

/**
 * Text for the log of a job of which no line is a workflow command, whatever names it holds. The runner reads `::name::` after any
 * white space at the start of a line, and the old form `##[name]` anywhere in it.
 */
export function inert(text: string): string {
  return plainText(text)
    .replace(/^(\s*)::/gm, '$1: :')
    .replaceAll('##[', '## [')
}
