import { UserError } from '@mlops-actions/core'

/** What a remedy says for mlops.yml, and the flag that says the same here. */
const flags: readonly (readonly [RegExp, string])[] = [
  [/unknown-categories: zeros/, '--unknown-categories zeros'],
  [/missing: allow/, '--missing allow'],
  [/suspect-export: accept/, '--suspect-export accept'],
  [/categories: \{ ([^:]+): \[/, "--categories '$1=first|second|…', or --categories $1=as-is"],
  [/say categories: \{ ([^:]+): as-is/, '--categories $1=as-is'],
  [/classes: \[/, '--classes first,second,…'],
  [/inputs: \{ ("[^"]*"|[^:]+): \[/, "--inputs '$1=column|column|…'"],
  [/outputs: \{/, '--outputs label=NAME --outputs probabilities=NAME'],
]

/** The same problems, their remedies in words of the command line. Everything else is given back as it is. */
export function withFlags(thrown: unknown): unknown {
  if (!(thrown instanceof UserError)) return thrown
  const [first, ...rest] = thrown.problems.map((problem) => {
    const remedy = problem.remedy ?? ''
    const found = flags.flatMap(([pattern, flag]) => {
      const match = pattern.exec(remedy)
      return match ? [flag.replaceAll('$1', (match[1] ?? '').replaceAll('"', ''))] : []
    })
    return found.length > 0 ? { ...problem, remedy: `${remedy}\nHere: ${found.join('; ')}` } : problem
  })
  return first ? new UserError([first, ...rest], { cause: thrown }) : thrown
}
