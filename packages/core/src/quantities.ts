/** Milliseconds of `90s`, `15m`, `2h`, `7d` (also `500ms`); undefined when the text is no duration. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text.trim())
  if (!match) return undefined
  const unit = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[match[2] as 'ms' | 's' | 'm' | 'h' | 'd']
  return Number(match[1]) * unit
}

/** The milliseconds of a duration that was checked before, or of the one that stands in its place. */
export function durationOf(text: string | undefined, fallback: string): number {
  return parseDuration(text ?? fallback) ?? 0
}

/** The shortest exact text of a duration: 90000 gives `90s`, 5400000 gives `90m`, 7200000 gives `2h`. */
export function formatDuration(ms: number): string {
  for (const [unit, size] of [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1000],
  ] as const)
    if (ms >= size && ms % size === 0) return `${ms / size}${unit}`
  return `${ms}ms`
}

/** What took how long, for a person: `0.4 s`, `19 s`, `4m 02s`, `1 h 05 min`. */
export function humanDuration(ms: number): string {
  if (ms < 950) return `${Math.max(0, Math.round(ms))} ms`
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}m ${String(seconds % 60).padStart(2, '0')}s`
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`
}

/** Bytes of `5GiB`, `200MB`, `10KiB`, `1024`; undefined when the text is no size. */
export function parseBytes(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(B|KB|KiB|MB|MiB|GB|GiB)?$/.exec(text.trim())
  if (!match) return undefined
  const units: Record<string, number> = { B: 1, KB: 1e3, KiB: 2 ** 10, MB: 1e6, MiB: 2 ** 20, GB: 1e9, GiB: 2 ** 30 }
  return Math.round(Number(match[1]) * (units[match[2] ?? 'B'] as number))
}

/** Bytes for a person: `17.8 MB`. */
export function humanBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  for (const [unit, size] of [
    ['GB', 1e9],
    ['MB', 1e6],
    ['kB', 1e3],
  ] as const)
    if (bytes >= size) return `${(bytes / size).toFixed(1)} ${unit}`
  return `${bytes} B`
}

/** A whole number with thin grouping as in the texts: 22500 gives `22,500`. */
export function humanCount(count: number): string {
  return String(Math.trunc(count)).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}
