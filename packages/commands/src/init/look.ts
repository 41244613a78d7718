import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'

/** One file of the repository. */
export interface Found {
  /** Relative to the folder, with `/`. */
  readonly path: string
  readonly bytes: number
}

/** What stands in a folder, as far as it matters to a configuration. */
export interface Sight {
  readonly tables: readonly Found[]
  readonly models: readonly Found[]
  readonly scripts: readonly Found[]
  readonly files: readonly string[]
}

const deepest = 4
const most = 5000
const skipped = /^(node_modules|dist|build|site-packages|venv|env|__pycache__|coverage|target)$/
const tableName = /\.(csv|csv\.gz|parquet|pq|jsonl|ndjson)$/i
const scriptName = /\.(py|js|mjs|cjs|ts|mts|r|jl|sh)$/i

/** Walks a folder, without what is hidden, installed or built. Links are not followed. */
export async function lookAround(root: string): Promise<Sight> {
  const files: Found[] = []
  const visit = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(join(root, folder), { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (files.length >= most || entry.name.startsWith('.')) continue
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory() && depth < deepest && !skipped.test(entry.name)) await visit(path, depth + 1)
      else if (entry.isFile()) files.push({ path, bytes: (await stat(join(root, path))).size })
    }
  }
  await visit('', 0)
  const named = (pattern: RegExp): readonly Found[] => files.filter((file) => pattern.test(file.path) && file.bytes > 0)
  return {
    tables: named(tableName),
    models: named(/\.onnx$/i),
    scripts: named(scriptName),
    files: files.map((file) => file.path),
  }
}

/** How training is started, and from which file that was read. */
export interface Command {
  readonly text: string
  readonly from: string
}

const starters: Readonly<Record<string, string>> = {
  '.py': 'python',
  '.js': 'node',
  '.mjs': 'node',
  '.cjs': 'node',
  '.ts': 'node',
  '.mts': 'node',
  '.r': 'Rscript',
  '.jl': 'julia',
  '.sh': 'bash',
}

/** The script `train` of package.json, a file train.*, or a target `train` of a Makefile; undefined where there is none. */
export async function trainingCommand(root: string, sight: Sight): Promise<Command | undefined> {
  const pack = await packageOf(root, sight)
  if (pack?.train) return { text: 'npm run train', from: 'package.json' }
  const isTrain = (file: Found): boolean => /^train(ing|_model)?\./i.test(basename(file.path))
  const script = sight.scripts.filter(isTrain).sort((a, b) => a.path.split('/').length - b.path.split('/').length)[0]
  if (script) {
    const starter = starters[extname(script.path).toLowerCase()] ?? 'bash'
    return { text: `${starter} ${shellWord(script.path)}`, from: script.path }
  }
  if (sight.files.includes('Makefile') && /^train\s*:/m.test(await readFile(join(root, 'Makefile'), 'utf8')))
    return { text: 'make train', from: 'Makefile' }
  return undefined
}

/** The name and the script `train` of package.json; undefined where there is none, or it is no JSON object. */
export async function packageOf(root: string, sight: Sight): Promise<{ name?: string; train?: string } | undefined> {
  if (!sight.files.includes('package.json')) return undefined
  let value: unknown
  try {
    value = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined
    throw thrown
  }
  const { name, scripts } = (value ?? {}) as { name?: unknown; scripts?: { train?: unknown } }
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof scripts?.train === 'string' ? { train: scripts.train } : {}),
  }
}

function shellWord(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`
}

/** The tables that training and test are read from: a pair of names, else the one that looks most like data. */
export type Tables =
  | { readonly train: Found; readonly test: Found; readonly others: readonly Found[] }
  | { readonly path: Found; readonly others: readonly Found[] }

const trainWord = /(^|[._-])train(ing)?(?=[._-]|$)/i
const testWord = /(^|[._-])(test|testing|holdout)(?=[._-]|$)/i

/** Chooses among the tables of a folder; undefined where there is none. */
export function chooseTables(tables: readonly Found[]): Tables | undefined {
  for (const train of tables) {
    const name = basename(train.path)
    if (!trainWord.test(name)) continue
    const rest = name.replace(trainWord, '$1')
    const test = tables.find(
      (other) =>
        other !== train &&
        dirname(other.path) === dirname(train.path) &&
        testWord.test(basename(other.path)) &&
        basename(other.path).replace(testWord, '$1') === rest,
    )
    if (test) return { train, test, others: tables.filter((one) => one !== train && one !== test) }
  }
  const [path, ...others] = [...tables].sort((a, b) => dataLike(b) - dataLike(a) || b.bytes - a.bytes)
  return path ? { path, others } : undefined
}

function dataLike(file: Found): number {
  const made = /pred|submission|scored|output|result|metric/i.test(basename(file.path)) ? -2 : 0
  const fixture = /(^|\/)(tests?|fixtures?|examples?)\//i.test(file.path) ? -1 : 0
  return made + fixture + (/(^|\/)data\//i.test(file.path) ? 1 : 0)
}
