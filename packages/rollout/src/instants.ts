import type { Instant } from '@mlops-actions/core'

const shape = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z$/

/** Days since 1970-01-01 of a date of the proleptic Gregorian calendar. */
function daysOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** Milliseconds since 1970 of an instant of the Clock port. Throws a RangeError for a text of another form. */
export function msOf(instant: Instant): number {
  const match = shape.exec(instant)
  if (!match) throw new RangeError(`"${instant}" is no instant: write 2026-11-23T09:00:00.000Z`)
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const fraction = Number((match[7] ?? '0').padEnd(3, '0'))
  return ((daysOf(year, month, day) * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + fraction
}

/** The instant of milliseconds since 1970: the inverse of `msOf`. Fractions of a millisecond are cut off. */
export function instantOf(ms: number): Instant {
  const whole = Math.floor(ms)
  const days = Math.floor(whole / 86_400_000)
  const rest = whole - days * 86_400_000
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const pad = (value: number, width = 2) => String(value).padStart(width, '0')
  const clock = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60, Math.floor(rest / 1000) % 60]
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}T${clock.map((one) => pad(one)).join(':')}.${pad(rest % 1000, 3)}Z`
}

/** The instant `ms` milliseconds later (earlier when negative). */
export function later(instant: Instant, ms: number): Instant {
  return instantOf(msOf(instant) + ms)
}
