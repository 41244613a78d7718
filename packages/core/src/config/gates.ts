import type { GateRule, SliceRule, Task } from '../gate-rule.ts'
import { allMetrics, defaultMetric, metricInfo, metricNames, metricSuggestions } from '../metric-catalog.ts'
import type { Complaints } from './resolve.ts'
import type { RawGate } from './schema.ts'

/** The declared slices: a column, a column with edges, or two columns crossed. */
export function resolveSlices(
  raw: readonly (string | readonly string[] | Readonly<Record<string, readonly number[]>>)[],
): readonly SliceRule[] {
  return raw.map((one) => {
    if (typeof one === 'string') return { columns: [one] }
    if (Array.isArray(one)) return { columns: one as readonly string[] }
    const edges = one as Readonly<Record<string, readonly number[]>>
    return { columns: Object.keys(edges), edges }
  })
}

/**
 * The gates when mlops.yml names none: not worse than the champion in the first metric of the task, no slice worse,
 * not slower, no training rows in the test set.
 */
function defaultGates(task: Task, sliced: boolean): RawGate[] {
  const metric = defaultMetric(task)
  return [
    { name: 'overall', metric, 'versus-champion': 'not-worse', margin: marginOf(metric) },
    ...(sliced
      ? [
          {
            name: 'slices',
            metric,
            'each-slice': true,
            'versus-champion': 'not-worse' as const,
            margin: 2 * marginOf(metric),
          },
        ]
      : []),
    { name: 'latency', metric: 'latency_p95', 'max-ratio': 1.5 },
    { name: 'leakage', metric: 'train_test_overlap', max: 0.01 },
  ]
}

/** A small step of the metric: half a point where it lies between 0 and 1; none where its unit is the team's. */
function marginOf(metric: string): number {
  const range = metricInfo(metric)?.range
  return range && range[1] === 1 && range[0] >= -1 ? 0.005 : 0
}

/** Checks and completes `validate.gates`. */
export function resolveGates(
  task: Task,
  raw: readonly RawGate[] | undefined,
  sliced: boolean,
  file: string,
  notes: Complaints,
): readonly GateRule[] {
  const written = raw ?? defaultGates(task, sliced)
  const known = new Set(metricNames(task))
  return written.map((gate, index) => {
    const path = `validate.gates.${index}`
    if (raw) checkGate(gate, index, task, known, written, sliced, path, notes)
    const where = raw ? notes.place(path) : undefined
    return {
      name: gate.name,
      metric: gate.metric,
      mode: gate.mode ?? 'enforce',
      confidence: gate.confidence ?? 0.95,
      ...optional({
        min: gate.min,
        max: gate.max,
        versusChampion: gate['versus-champion'],
        margin: gate.margin ?? (gate['versus-champion'] ? 0 : undefined),
        maxRatio: gate['max-ratio'],
        maxIncrease: gate['max-increase'],
        maxDecrease: gate['max-decrease'],
        eachSlice: gate['each-slice'],
        slice: gate.slice
          ? Object.fromEntries(Object.entries(gate.slice).map(([key, value]) => [key, String(value)]))
          : undefined,
        of: gate.of,
        acceptClaimed: gate['accept-claimed'],
        where: where
          ? { file, ...where, from: 'head' as const }
          : raw
            ? undefined
            : { file, line: 1, column: 1, from: 'default' as const },
      }),
    }
  })
}

function optional<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

function checkGate(
  gate: RawGate,
  index: number,
  task: Task,
  known: ReadonlySet<string>,
  all: readonly RawGate[],
  sliced: boolean,
  path: string,
  notes: Complaints,
): void {
  if (!known.has(gate.metric)) unknownMetric(gate.metric, task, `${path}.metric`, notes)
  if (all.findIndex((other) => other.name === gate.name) !== index)
    notes.add(
      'CONFIG_CONTRADICTION',
      `${path}.name`,
      `gate "${gate.name}" stands twice: waivers and history are kept by name.`,
    )
  const limits = [
    gate.min,
    gate.max,
    gate['versus-champion'],
    gate['max-ratio'],
    gate['max-increase'],
    gate['max-decrease'],
  ]
  if (limits.every((limit) => limit === undefined))
    notes.add(
      'CONFIG_MISSING_KEY',
      path,
      `gate "${gate.name}" has no limit: it could not fail.`,
      'Write min, max, max-ratio, max-increase, max-decrease or versus-champion.',
    )
  if (gate.min !== undefined && gate.max !== undefined && gate.min > gate.max)
    notes.add('CONFIG_CONTRADICTION', `${path}.min`, `gate "${gate.name}": min ${gate.min} is above max ${gate.max}.`)
  if (gate.margin !== undefined && gate['versus-champion'] === undefined)
    notes.add(
      'CONFIG_CONTRADICTION',
      `${path}.margin`,
      `gate "${gate.name}" has a margin but nothing to compare with.`,
      'Add versus-champion: superior | non-inferior | not-worse.',
    )
  if (gate['each-slice'] && !sliced)
    notes.add(
      'CONFIG_CONTRADICTION',
      `${path}.each-slice`,
      `gate "${gate.name}" judges each slice, but validate.slices declares none.`,
      'Add validate.slices: [column, …].',
    )
  if (gate['each-slice'] && gate.slice)
    notes.add('CONFIG_CONTRADICTION', `${path}.slice`, `gate "${gate.name}" has both slice and each-slice.`)
  if (metricInfo(gate.metric)?.family === 'fairness' && gate.of === undefined)
    notes.add(
      'CONFIG_MISSING_KEY',
      path,
      `gate "${gate.name}": ${gate.metric} compares groups; "of" is missing.`,
      'Write of: COLUMN, a protected column.',
    )
}

function unknownMetric(metric: string, task: Task, path: string, notes: Complaints): void {
  const elsewhere = allMetrics().find((one) => one.name === metric)
  if (elsewhere) {
    notes.add(
      'CONFIG_UNKNOWN_METRIC',
      path,
      `"${metric}" is not a metric of task ${task}; it belongs to ${elsewhere.tasks.join(', ')}.`,
      `For task ${task} write for example "${defaultMetric(task)}".`,
    )
    return
  }
  const near = metricSuggestions(metric, task)
  const words = near.slice(0, 2).map((name) => `"${name}" (${metricInfo(name)?.label ?? name})`)
  notes.add(
    'CONFIG_UNKNOWN_METRIC',
    path,
    `"${metric}" is not a metric of task ${task}.${words.length > 0 ? ` Write ${words.join(' or ')}.` : ''}`,
    words.length > 0 ? undefined : `mlops explain metrics lists them; the first is "${defaultMetric(task)}".`,
  )
}
