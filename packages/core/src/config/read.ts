import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { z } from 'zod'
import { coreErrors } from '../error-catalog.ts'
import { errorsOf, type Problem, UserError } from '../errors.ts'
import { nearestWord } from './nearest.ts'
import { resolveConfig } from './resolve.ts'
import { configSchema, type RawConfig } from './schema.ts'
import type { Config, Place } from './types.ts'

const fail = errorsOf(coreErrors)

/** Texts of mlops.yml above this size are refused: 1 MiB. */
const maximumBytes = 2 ** 20

/** Where each node of the document stands: dotted path, array indices as numbers, to the place of its value and of its key. */
interface Places {
  readonly values: Record<string, Place>
  readonly keys: Record<string, Place>
}

/**
 * Reads mlops.yml: YAML with line numbers, the schema, the cross-checks, every default. All problems are reported at once.
 * @param text the file's content
 * @param file the name to show in errors
 * @throws UserError with one problem per mistake, each with file, line and column
 */
export function readConfig(text: string, file: string): Config {
  const { raw, places } = parse(text, file)
  const checked = configSchema.safeParse(raw)
  if (checked.success) return finish(checked.data, file, places, [])
  const problems = checked.error.issues.flatMap((issue) => problemsOf(issue, places, file, raw))
  // Keys that do not exist hide nothing else: without them the cross-checks still run, so that all problems come at once.
  const rest = structuredClone(raw)
  for (const issue of checked.error.issues)
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) remove(rest, [...issue.path, key])
  const again = configSchema.safeParse(rest)
  if (!again.success) throw new UserError(nonEmpty(problems))
  return finish(again.data, file, places, problems)
}

function finish(raw: RawConfig, file: string, places: Places, before: readonly Problem[]): Config {
  const { config, problems } = resolveConfig(raw, file, places.values)
  const all = [...before, ...problems]
  if (all.length > 0) throw new UserError(nonEmpty(all))
  return config
}

function remove(value: unknown, path: readonly PropertyKey[]): void {
  const parent = valueAt(value, path.slice(0, -1) as (string | number)[])
  const key = path.at(-1)
  if (typeof parent === 'object' && parent !== null && key !== undefined) Reflect.deleteProperty(parent, key)
}

function nonEmpty(problems: readonly Problem[]): [Problem, ...Problem[]] {
  const sorted = [...problems].sort(
    (a, b) => (a.where?.line ?? 0) - (b.where?.line ?? 0) || (a.where?.column ?? 0) - (b.where?.column ?? 0),
  )
  return sorted as [Problem, ...Problem[]]
}

function parse(text: string, file: string): { raw: unknown; places: Places } {
  if (text.length > maximumBytes)
    throw fail('CONFIG_INVALID_YAML', `${file} has ${text.length} characters; at most ${maximumBytes} are read.`)
  const counter = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: counter,
    uniqueKeys: true,
    version: '1.2',
    maxAliasCount: 50,
  } as never)
  if (document.errors.length > 0)
    throw new UserError(
      nonEmpty(
        document.errors.map((error) => {
          const at = counter.linePos(error.pos[0])
          return {
            code: 'CONFIG_INVALID_YAML',
            message: error.message.split(' at line ')[0]?.split('\n')[0] ?? error.message,
            where: { file, line: at.line, column: at.col },
          }
        }),
      ),
    )
  const places: Places = { values: {}, keys: {} }
  collect(document.contents as Node | null, [], places, counter)
  const raw: unknown = document.toJS({ maxAliasCount: 50 })
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw))
    throw fail('CONFIG_MISSING_KEY', `${file} is empty or not a mapping.`, {
      remedy: 'Run `mlops init`: it writes one with comments.',
      where: { file, line: 1, column: 1 },
    })
  const version = (raw as { version?: unknown }).version
  if (typeof version === 'number' && version > 1)
    throw fail(
      'CONFIG_TOO_NEW',
      `version ${version} is newer than version 1, the newest that this version of mlops-actions reads.`,
      {
        remedy: 'Use a newer mlops-actions, or write version: 1.',
        where: { file, ...(places.values['version'] ?? {}) },
      },
    )
  return { raw, places }
}

function collect(node: Node | null, path: readonly (string | number)[], places: Places, counter: LineCounter): void {
  if (!node?.range) return
  const at = counter.linePos(node.range[0])
  const key = path.join('.')
  places.values[key] = { line: at.line, column: at.col }
  if (isMap(node)) {
    for (const pair of node.items) {
      if (!isScalar(pair.key)) continue
      const name = String(pair.key.value)
      const start = pair.key.range?.[0]
      if (start !== undefined) {
        const keyAt = counter.linePos(start)
        places.keys[[...path, name].join('.')] = { line: keyAt.line, column: keyAt.col }
      }
      collect(pair.value as Node | null, [...path, name], places, counter)
    }
  } else if (isSeq(node)) {
    node.items.forEach((item, index) => {
      collect(item as Node, [...path, index], places, counter)
    })
  }
}

function problemsOf(issue: z.core.$ZodIssue, places: Places, file: string, raw: unknown): Problem[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
  const dotted = path.join('.')
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path, places, file))
  if (issue.code === 'invalid_union') {
    const branches = issue.errors.flat()
    const deeper = branches.filter((one) => one.path.length > 0)
    if (deeper.length > 0)
      return deeper
        .slice(0, 1)
        .flatMap((one) =>
          problemsOf({ ...one, path: [...issue.path, ...one.path] } as z.core.$ZodIssue, places, file, raw),
        )
  }
  const value = valueAt(raw, path)
  if (value === undefined) {
    const parent = path.slice(0, -1).join('.')
    return [
      {
        code: 'CONFIG_MISSING_KEY',
        message: `"${path.at(-1)}" is missing${parent ? ` in ${parent}` : ''}.`,
        remedy: remedyForMissing(dotted),
        where: { file, ...(places.keys[parent] ?? places.values[parent] ?? { line: 1, column: 1 }) },
      },
    ]
  }
  return [
    {
      code: 'CONFIG_INVALID_VALUE',
      message: `${dotted}: ${show(value)} is not accepted. ${expectation(issue)}`,
      where: { file, ...(places.values[dotted] ?? {}) },
    },
  ]
}

function remedyForMissing(dotted: string): string {
  const examples: Record<string, string> = {
    model: 'model: { name: credit-default, task: binary }',
    'model.name': 'name: credit-default',
    'model.task': 'task: binary   # binary | multiclass | regression | clustering | ranking',
    data: 'data:\n    path: data/my_table.csv\n    target: column_to_predict',
    'train.command': 'command: python train.py',
  }
  return examples[dotted] ? `Write:  ${examples[dotted]}` : 'Add it; docs/configuration.md lists every key.'
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `Write one of: ${issue.values.map(String).join(', ')}.`
    case 'invalid_format':
      return `Write ${issue.message}.`
    case 'invalid_type':
      return `Write a value of type ${issue.expected}.`
    case 'too_small':
      return `At least ${String(issue.minimum)} is needed.`
    case 'too_big':
      return `At most ${String(issue.maximum)} is allowed.`
    default:
      return `${issue.message}.`
  }
}

/** The offending value as a person wrote it, cut at 60 characters. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function valueAt(raw: unknown, path: readonly (string | number)[]): unknown {
  let value: unknown = raw
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<string | number, unknown>)[part]
  }
  return value
}

function unknownKey(key: string, path: readonly (string | number)[], places: Places, file: string): Problem {
  const known = keysAt(path)
  const nearest = nearestWord(key, known)
  const place = places.keys[[...path, key].join('.')] ?? {}
  const parent = path.length > 0 ? path.filter((part) => typeof part === 'string').join('.') : 'mlops.yml'
  return {
    code: 'CONFIG_UNKNOWN_KEY',
    message: `${JSON.stringify(key)} is not a key of ${parent}.${nearest ? ` Did you mean "${nearest}"?` : ''}`,
    ...(nearest ? {} : { remedy: `Keys: ${known.join(', ')}.` }),
    where: { file, ...place },
  }
}

/** The keys that the schema has at a path, from its JSON Schema: only needed once something is wrong. */
function keysAt(path: readonly (string | number)[]): string[] {
  type Shape = { properties?: Record<string, Shape>; items?: Shape; anyOf?: Shape[]; additionalProperties?: Shape }
  let shape = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }) as Shape | undefined
  for (const part of path) {
    if (!shape) return []
    shape = typeof part === 'number' ? shape.items : shape.properties?.[part]
  }
  return Object.keys(shape?.properties ?? {})
}

/** The published JSON Schema of mlops.yml (draft 2020-12). */
export function configJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>
}

export type { RawConfig }
