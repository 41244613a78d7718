import type { BehaviourTest, GateRule, Task } from '../gate-rule.ts'
import type { Complaints } from './resolve.ts'
import type { RawBehaviour, RawConfig } from './schema.ts'

type Key = keyof RawBehaviour

/** What each kind needs, and what of the rest it takes. A key that a kind does not take would be a rule that nobody checks. */
const keysOf: Readonly<
  Record<RawBehaviour['kind'], { readonly needs: readonly Key[]; readonly takes: readonly Key[] }>
> = {
  invariance: { needs: ['column'], takes: ['values', 'min-share'] },
  direction: { needs: ['column', 'change', 'expect'], takes: ['min-share'] },
  golden: { needs: ['expected'], takes: ['rows', 'path'] },
}
const always: readonly Key[] = ['name', 'kind', 'mode', 'tolerance', 'class']

/** What a missing key is written as. */
const examples: Partial<Record<Key, string>> = {
  column: 'column: age',
  change: 'change: 1',
  expect: 'expect: not-fall   # or not-rise',
  expected: 'expected: 0.25   (or, with path, the column that holds it)',
}

/** Golden answers are compared at single precision, which is what models compute in. */
const goldenTolerance = 1e-6

/** Checks and completes `validate.behaviour`. What contradicts itself is reported and left out. */
export function resolveBehaviour(
  model: Pick<RawConfig['model'], 'task' | 'classes'>,
  raw: readonly RawBehaviour[],
  gates: readonly GateRule[],
  file: string,
  notes: Complaints,
): readonly BehaviourTest[] {
  const { task, classes } = model
  if (raw.length > 0 && task === 'clustering')
    notes.add('CONFIG_CONTRADICTION', 'validate.behaviour', 'A clustering has no answer that could stay, rise or fall.')
  return raw.flatMap((one, index) => {
    const path = `validate.behaviour.${index}`
    const before = notes.problems.length
    checkName(one, index, raw, gates, path, notes)
    checkKeys(one, path, notes)
    checkClass(one, task, classes?.map(String), path, notes)
    if (one.kind === 'golden') checkGolden(one, path, notes)
    if (notes.problems.length > before) return []
    const where = notes.place(path)
    const made = {
      name: one.name,
      mode: one.mode ?? ('enforce' as const),
      tolerance: one.tolerance ?? (one.kind === 'golden' ? goldenTolerance : 0),
      ...(one.class === undefined ? {} : { class: String(one.class) }),
      ...(where ? { where: { file, ...where, from: 'head' as const } } : {}),
    }
    return [{ ...made, ...partOf(one) } as BehaviourTest]
  })
}

/** What only this kind has. */
function partOf(one: RawBehaviour): object {
  const { kind } = one
  if (kind === 'golden')
    return one.path === undefined
      ? { kind, rows: one.rows, expected: [one.expected].flat() }
      : { kind, path: one.path, expectedColumn: one.expected }
  const shared = { kind, columns: [one.column].flat(), minShare: one['min-share'] ?? 1 }
  if (kind === 'direction') return { ...shared, change: one.change, expect: one.expect }
  return { ...shared, ...(one.values ? { values: one.values } : {}) }
}

function checkName(
  one: RawBehaviour,
  index: number,
  all: readonly RawBehaviour[],
  gates: readonly GateRule[],
  path: string,
  notes: Complaints,
): void {
  const twice = all.findIndex((other) => other.name === one.name) !== index
  if (twice || gates.some((gate) => gate.name === one.name))
    notes.add(
      'CONFIG_CONTRADICTION',
      `${path}.name`,
      `"${one.name}" names ${twice ? 'two behaviour tests' : 'a gate and a behaviour test'}: waivers and history are kept by name.`,
    )
}

function checkKeys(one: RawBehaviour, path: string, notes: Complaints): void {
  const { needs, takes } = keysOf[one.kind]
  for (const key of needs)
    if (one[key] === undefined)
      notes.add(
        'CONFIG_MISSING_KEY',
        path,
        `behaviour "${one.name}" (${one.kind}) lacks "${key}".`,
        `Write ${examples[key] ?? key}.`,
      )
  for (const key of Object.keys(one) as Key[])
    if (one[key] !== undefined && ![...needs, ...takes, ...always].includes(key))
      notes.add(
        'CONFIG_CONTRADICTION',
        `${path}.${key}`,
        `behaviour "${one.name}": "${key}" means nothing for kind ${one.kind}.`,
        `${one.kind} takes ${[...needs, ...takes].join(', ')}.`,
      )
  if (one.kind === 'direction' && one.change === 0)
    notes.add('CONFIG_INVALID_VALUE', `${path}.change`, `behaviour "${one.name}": a change of 0 changes nothing.`)
}

/** Whose probability is asked for: said where there are several classes, one that exists where mlops.yml names them, and of a number nothing. */
function checkClass(
  one: RawBehaviour,
  task: Task,
  classes: readonly string[] | undefined,
  path: string,
  notes: Complaints,
): void {
  if (task === 'multiclass' && one.class === undefined)
    notes.add(
      'CONFIG_MISSING_KEY',
      path,
      `behaviour "${one.name}": of several classes, "class" says whose probability is the answer.`,
      'Write class: NAME.',
    )
  if ((task === 'regression' || task === 'ranking') && one.class !== undefined)
    notes.add(
      'CONFIG_CONTRADICTION',
      `${path}.class`,
      `behaviour "${one.name}": a ${task} has no classes; its answer is the number.`,
      'Remove "class".',
    )
  else if (one.class !== undefined && classes !== undefined && !classes.includes(String(one.class)))
    notes.add(
      'CONFIG_INVALID_VALUE',
      `${path}.class`,
      `behaviour "${one.name}": "${one.class}" is none of model.classes: ${classes.join(', ')}.`,
    )
}

function checkGolden(one: RawBehaviour, path: string, notes: Complaints): void {
  if ((one.rows === undefined) === (one.path === undefined))
    notes.add(
      'CONFIG_CONTRADICTION',
      path,
      `behaviour "${one.name}" needs either "rows" or "path".`,
      'Write rows: [{ column: value, … }], or path: golden.csv.',
    )
  else if (one.path !== undefined && one.expected !== undefined && typeof one.expected !== 'string')
    notes.add(
      'CONFIG_INVALID_VALUE',
      `${path}.expected`,
      `behaviour "${one.name}": with path, expected names the column of ${one.path} that holds the answers.`,
    )
  else if (one.rows !== undefined && one.expected !== undefined) {
    const answers = [one.expected].flat()
    if (answers.some((answer) => typeof answer === 'string') || answers.length !== one.rows.length)
      notes.add(
        'CONFIG_INVALID_VALUE',
        `${path}.expected`,
        `behaviour "${one.name}": ${one.rows.length} rows need as many numbers in expected, not ${JSON.stringify(one.expected)}.`,
      )
  }
}
