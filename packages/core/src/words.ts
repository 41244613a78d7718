/** The known word nearest to what was typed, if it is near enough to be a slip; undefined otherwise. */
export async function nearestWord(typed: string, known: readonly string[]): Promise<string | undefined> {
  return (await import('./config/nearest.ts')).nearestWord(typed, known)
}
