import { daysOfDate } from '@mlops-actions/core'

/** What a text is, when it is asked to be a date. */
export type DateKind = 'zoned' | 'local' | 'impossible' | 'other' | 'none'

/** Milliseconds since 1970 UTC of the last text that was zoned or local. */
export interface ParsedDate {
  value: number
}

const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)? ?(Z|z|UTC|[+-]\d\d(?::?\d\d)?)?$/
const others = [
  /^\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?:[ T]\d{1,2}:\d\d.*)?$/,
  /^\d{4}([./])\d{1,2}\1\d{1,2}(?:[ T]\d{1,2}:\d\d.*)?$/,
  /^(?:\d{1,2}[ -])?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ -,]+\d{1,4}.*\d$/i,
]
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * Reads a date or time in the form of ISO 8601 (`2026-11-23`, `2026-11-23T09:30:00.5+01:00`). A time without a zone is taken as UTC and called local.
 * Forms in which day and month can be mistaken are never guessed: they are `other`. A date that no calendar has is `impossible`.
 */
export function parseDate(raw: string, out: ParsedDate): DateKind {
  const text = raw.trim()
  const match = iso.exec(text)
  if (!match) return others.some((pattern) => pattern.test(text)) ? 'other' : 'none'
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = month === 2 && leap ? 29 : (monthDays[month - 1] ?? 0)
  if (day < 1 || day > days || hour > 23 || minute > 59 || second > 60) return 'impossible'
  const fraction = match[7] === undefined ? 0 : Number(`0.${match[7]}`) * 1000
  const zone = match[8]
  let offset = 0
  if (zone !== undefined && /^[+-]/.test(zone)) {
    const hours = Number(zone.slice(1, 3))
    const minutes = Number(zone.slice(3).replace(':', '') || 0)
    if (hours > 18 || minutes > 59) return 'impossible'
    offset = (hours * 60 + minutes) * (zone.startsWith('-') ? -1 : 1)
  }
  out.value = daysOfDate(year, month, day) * 86400000 + (hour * 60 + minute - offset) * 60000 + second * 1000 + fraction
  return zone === undefined ? 'local' : 'zoned'
}
