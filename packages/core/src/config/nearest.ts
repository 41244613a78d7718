import { distance } from 'fastest-levenshtein'

/** The known word nearest to what was typed, if it is near enough to be a slip. A word that it is part of counts as near. */
export function nearestWord(typed: string, known: readonly string[]): string | undefined {
  const scored = known
    .map((word) => ({ word, away: slip(typed.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.away - b.away || a.word.localeCompare(b.word))
  const best = scored[0]
  return best && best.away <= Math.max(2, Math.floor(best.word.length / 3)) ? best.word : undefined
}

function slip(typed: string, word: string): number {
  const parts = word.split(/[-_]/)
  const partial =
    parts.length > 1 && typed.length >= 4 ? Math.min(...parts.map((part) => distance(typed, part))) + 0.5 : Infinity
  return Math.min(distance(typed, word), distance(typed.replaceAll('_', '-'), word), partial)
}
