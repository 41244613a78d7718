import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sight } from './look.ts'

/** What the team's own code says, found by its words; nothing is run. */
export interface Hints {
  /** Texts of the scripts by path. */
  readonly texts: Readonly<Record<string, string>>
  /** Names that are assigned to something called target or label. */
  readonly targets: readonly { readonly name: string; readonly from: string }[]
  /** Names in lists of columns that are left out. */
  readonly excluded: readonly string[]
  /** Parameters that are read, with the default that stands beside them in the code. */
  readonly parameters: readonly { readonly name: string; readonly fallback?: string | number }[]
  readonly readsData: boolean
  readonly writesOutput: boolean
}

const largest = 256 * 1024
const mostScripts = 40

/** Reads the scripts of a repository for names of columns and parameters. */
export async function readHints(root: string, sight: Sight): Promise<Hints> {
  const scripts = sight.scripts.filter((file) => file.bytes <= largest && !/(^|\/)tests?\//.test(file.path))
  const texts: Record<string, string> = {}
  for (const { path } of scripts.slice(0, mostScripts)) texts[path] = await readFile(join(root, path), 'utf8')
  const all = Object.values(texts).join('\n')
  return {
    texts,
    targets: Object.entries(texts).flatMap(([from, text]) =>
      [...text.matchAll(/\b(?:target|label)(?:_?(?:col|column|name))?\b\s*[=:]\s*(['"])([^'"\n]{1,200})\1/gi)].map(
        (match) => ({ name: match[2] as string, from }),
      ),
    ),
    excluded: [
      ...all.matchAll(/\b(?:not_?features|exclude|drop|ignore|leak\w*)\w*\s*=\s*[[{(]([^\]})]{1,2000})/gi),
    ].flatMap((match) => [...(match[1] as string).matchAll(/(['"])([^'"\n]+)\1/g)].map((one) => one[2] as string)),
    parameters: parametersIn(all),
    readsData: all.includes('MLOPS_DATA_TRAIN'),
    writesOutput: all.includes('MLOPS_OUTPUT'),
  }
}

/** `parameters["trees"]`, `parameters.share`, `params.get("depth", 3)`: what training reads from MLOPS_PARAMETERS. */
function parametersIn(text: string): Hints['parameters'] {
  if (!text.includes('MLOPS_PARAMETERS')) return []
  const found = new Map<string, string | number | undefined>()
  const patterns = [
    /\b(?:parameters|params)\.get\(\s*(['"])([\w.-]+)\1\s*(?:,\s*([^()]{1,80}?))?\)/g,
    /\b(?:parameters|params)\[\s*(['"])([\w.-]+)\1\s*\](?:\s*\?\?\s*([\w.'"-]+))?/g,
    /\b(?:parameters|params)\.(?!get\b|items\b|keys\b|values\b)()([A-Za-z_]\w*)\b(?!\s*\()(?:\s*\?\?\s*([\w.'"-]+))?/g,
  ]
  for (const pattern of patterns)
    for (const match of text.matchAll(pattern)) {
      const name = match[2] as string
      if (found.get(name) === undefined) found.set(name, literalOf(match[3]))
    }
  return [...found].map(([name, fallback]) => (fallback === undefined ? { name } : { name, fallback }))
}

function literalOf(text: string | undefined): string | number | undefined {
  const plain = text?.trim().replace(/^(['"])(.*)\1$/, '$2')
  if (plain === undefined || plain === '' || plain === 'None') return undefined
  return Number.isFinite(Number(plain)) ? Number(plain) : plain
}

/** Usual values of parameters, where the code has no default. */
const usual: readonly (readonly [RegExp, string | number])[] = [
  [/^(trees|n[_-]?estimators|rounds|iterations|n[_-]?rounds)$/i, 100],
  [/^(max[_-]?)?depth$/i, 3],
  [/^(learning[_-]?rate|lr|eta)$/i, 0.1],
  [/^(subsample|share|col[_-]?sample.*)$/i, 0.8],
  [/^(min[_-]?(rows|samples|child).*)$/i, 20],
  [/^(epochs)$/i, 10],
  [/^(batch[_-]?size)$/i, 32],
  [/^(c|alpha|lambda|l2)$/i, 1],
]

/** A value to begin with for a parameter; 0 where nothing speaks for another. */
export function usualValue(name: string, lastDay: string | undefined): string | number {
  if (lastDay !== undefined && /(^|[_-])(until|end|date)([_-]|$)/i.test(name)) return lastDay
  return usual.find(([pattern]) => pattern.test(name))?.[1] ?? 0
}
