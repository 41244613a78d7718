import { type Context, isConflict } from '@mlops-actions/core'
import type { Project } from './project.ts'

/** How often a compare-and-swap is tried again when somebody else was faster. */
const attempts = 8

/**
 * Changes aliases with compare-and-swap: what was read is what is changed, or it is read again.
 * @param change what to set, from what is there now; undefined: nothing
 * @returns the aliases afterwards
 */
export async function changeAliases(
  project: Project,
  context: Context,
  note: { readonly reason: string; readonly by: string },
  change: (now: Readonly<Record<string, string>>) => Readonly<Record<string, string | null>> | undefined,
): Promise<Readonly<Record<string, string>>> {
  const model = project.config.model.name
  for (let attempt = 1; ; attempt += 1) {
    const seen = await project.registry.aliases(model, context)
    const wanted = change(seen.value)
    const moves = Object.entries(wanted ?? {}).filter(([alias, version]) => (seen.value[alias] ?? null) !== version)
    if (moves.length === 0) return seen.value
    try {
      await project.registry.setAliases(model, Object.fromEntries(moves), seen.revision, note, context)
      const after = Object.entries({ ...seen.value, ...Object.fromEntries(moves) }).filter(
        (entry): entry is [string, string] => entry[1] !== null,
      )
      return Object.fromEntries(after)
    } catch (thrown) {
      if (!isConflict(thrown) || attempt >= attempts) throw thrown
    }
  }
}
