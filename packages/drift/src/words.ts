/** Numbers as people read them, the same on every machine. */

/** Whole number with thousands separators: 6,912. */
export function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Share as a percentage of one decimal, two below one percent: 24.6 %, 0.03 %. */
export function percent(share: number): string {
  const value = share * 100
  if (value !== 0 && Math.abs(value) < 0.01) return '< 0.01 %'
  return `${value.toFixed(Math.abs(value) < 1 && value !== 0 ? 2 : 1)} %`
}

/** A quantity at about four significant digits, with thousands separators where it is large: 10,000; 0.0312. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  const rounded = Number(value.toPrecision(4))
  if (Math.abs(rounded) >= 1e15) return rounded.toExponential(3)
  const [whole, fraction] = String(rounded).split('.') as [string, string?]
  if (whole.includes('e')) return String(rounded)
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** A distance or score at three decimals, or at two significant digits where that would be 0. */
export function distance(value: number): string {
  if (value !== 0 && Math.abs(value) < 0.0005) return String(Number(value.toPrecision(2)))
  return value.toFixed(3)
}

/** A quantity at two significant digits: enough to see what kind of number it is, too few to know whose it is. */
export function roughly(value: number): string {
  return Number.isFinite(value) ? number(Number(value.toPrecision(2))) : String(value)
}
