import type { TextSource } from './byte-source.ts'
import type { Finding } from './finding.ts'

/** What had to be done to get the text of a file. */
export function textFindings(text: TextSource, file: string): Finding[] {
  const findings: Finding[] = []
  if (text.compressed)
    findings.push({ code: 'COMPRESSED', severity: 'note', message: `${file} was unpacked with ${text.compressed}.` })
  if (text.encoding === 'utf16')
    findings.push({ code: 'UTF16', severity: 'note', message: `${file} is UTF-16 and was read as such.` })
  if (text.encoding === 'utf8-bom')
    findings.push({
      code: 'BYTE_ORDER_MARK',
      severity: 'note',
      message: `${file} begins with a byte order mark; it was skipped.`,
    })
  return findings
}
