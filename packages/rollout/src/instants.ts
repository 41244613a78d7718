import { dateOfDays, dateText, daysOfDate, type Instant } from '@mlops-actions/core'

const shape = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z$/

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
  return ((daysOfDate(year, month, day) * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + fraction
}

/** The instant of milliseconds since 1970: the inverse of `msOf`. Fractions of a millisecond are cut off. */
export function instantOf(ms: number): Instant {
  const whole = Math.floor(ms)
  const days = Math.floor(whole / 86_400_000)
  const rest = whole - days * 86_400_000
  const pad = (value: number, width = 2) => String(value).padStart(width, '0')
  const clock = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60, Math.floor(rest / 1000) % 60]
  return `${dateText(dateOfDays(days))}T${clock.map((one) => pad(one)).join(':')}.${pad(rest % 1000, 3)}Z`
}

/** The instant `ms` milliseconds later (earlier when negative). */
export function later(instant: Instant, ms: number): Instant {
  return instantOf(msOf(instant) + ms)
}
