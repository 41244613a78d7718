/** A number for a sentence: four decimals below 10, else six digits; thin and true, never rounded to a different verdict by the caller. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '−∞' : 'unknown'
  const size = Math.abs(value)
  const text = size !== 0 && size < 0.0001 ? size.toPrecision(2) : size < 10 ? size.toFixed(4) : plain(size)
  return value < 0 ? `−${text}` : text
}

/** The same with its sign always written: a difference. */
export function signed(value: number): string {
  return value > 0 ? `+${figure(value)}` : figure(value)
}

/** A whole number with its thousands apart: 7,500. */
export function count(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A limit as somebody typed it: 0.005, not 0.0050. */
export function limit(value: number): string {
  return value < 0 ? `−${Math.abs(value)}` : String(value)
}

/** `+0.0072 (+0.0013 to +0.0131)`. */
export function interval(difference: number, lower: number, upper: number): string {
  return `${signed(difference)} (${signed(lower)} to ${signed(upper)})`
}

/** `1 row`, `7,500 rows`. */
export function rowsText(rows: number): string {
  return rows === 1 ? '1 row' : `${count(rows)} rows`
}

function plain(size: number): string {
  const text = size.toPrecision(6)
  return text.includes('e') ? String(Math.round(size)) : String(Number(text))
}
