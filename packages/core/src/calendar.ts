/** Year, month (1–12) and day (1–31) of the proleptic Gregorian calendar. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

const daysOfEra = 146_097
/** Days from 0000-03-01 to 1970-01-01. */
const epoch = 719_468

/**
 * Days since 1970-01-01 of a date. Arithmetic alone: a `Date` is a clock, which the domain rooms do without.
 * Formula: H. Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`.
 */
export function daysOfDate(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * daysOfEra + dayOfEra - epoch
}

/** The date of a whole number of days since 1970-01-01; the inverse of {@link daysOfDate}, `civil_from_days` there. */
export function dateOfDays(days: number): CalendarDate {
  const shifted = days + epoch
  const era = Math.floor(shifted / daysOfEra)
  const dayOfEra = shifted - era * daysOfEra
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const part = Math.floor((5 * dayOfYear + 2) / 153)
  const month = part < 10 ? part + 3 : part - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * part + 2) / 5) + 1,
  }
}

/** `2026-11-23`. */
export function dateText({ year, month, day }: CalendarDate): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** A time in milliseconds since 1970 as ISO 8601 in UTC. */
export function isoTime(milliseconds: number): string {
  const days = Math.floor(milliseconds / 86400000)
  const rest = milliseconds - days * 86400000
  const two = (value: number): string => String(value).padStart(2, '0')
  const date = dateText(dateOfDays(days))
  if (rest === 0) return date
  const seconds = Math.floor(rest / 1000)
  const fraction = rest - seconds * 1000
  const tail =
    fraction === 0
      ? ''
      : `.${String(Math.round(fraction * 1000))
          .padStart(6, '0')
          .replace(/0+$/, '')}`
  return `${date}T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${tail}Z`
}
