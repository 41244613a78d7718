import type { Task } from './gate-rule.ts'
import { operationalTable, otherNames, qualityTable } from './metric-table.ts'

/**
 * What a metric is computed from:
 * `label` the predicted class · `score` any number that orders the rows · `probability` a probability of each class ·
 * `value` the predicted number · `clusters` true and found clusters · `features` the coordinates of the points ·
 * `groups` a protected column beside the predictions · `measurement` something measured outside the predictions.
 */
export type MetricNeeds =
  | 'label'
  | 'score'
  | 'probability'
  | 'value'
  | 'clusters'
  | 'features'
  | 'groups'
  | 'measurement'

/** What a metric is about. */
export type MetricFamily = 'quality' | 'calibration' | 'fairness' | 'operational'

/** One metric: everything that does not need data to be said. */
export interface MetricInfo {
  /** scikit-learn's name (without `neg_` and `_score` where its scorers have none), Fairlearn's for fairness. */
  readonly name: string
  /** What a person reads in a table: `ROC AUC`. */
  readonly label: string
  readonly family: MetricFamily
  /** Which direction is better. For `signed` metrics: of the absolute value. */
  readonly goal: 'maximize' | 'minimize'
  readonly tasks: readonly Task[]
  readonly needs: MetricNeeds
  /** Least and greatest value it can have, inclusive; infinities where there is no bound. */
  readonly range: readonly [number, number]
  /** True when the metric is a (weighted) mean of one number a row, so that a paired t test on rows applies. */
  readonly decomposable: boolean
  /** True when zero is best and both signs occur (mean error): compare absolute values. */
  readonly signed: boolean
  /** For a fairness metric: the metric computed in each group, and how the groups' values become one number. */
  readonly groups?: { readonly base: string; readonly how: 'difference' | 'ratio' | 'min' | 'max' | 'equalized-odds' }
  readonly description: string
}

const taskOf: Readonly<Record<string, Task>> = {
  b: 'binary',
  m: 'multiclass',
  r: 'regression',
  c: 'clustering',
  k: 'ranking',
}

const averages = [
  ['macro', 'macro', 'the plain mean over classes'],
  ['micro', 'micro', 'all classes counted together'],
  ['weighted', 'weighted', 'the mean over classes weighed by their rows'],
] as const

/** Metrics that are compared between the groups of a protected column, with the tasks they serve. */
const groupBases = [
  'selection_rate',
  'true_positive_rate',
  'true_negative_rate',
  'false_positive_rate',
  'false_negative_rate',
  'accuracy',
  'balanced_accuracy',
  'precision',
  'recall',
  'f1',
  'roc_auc',
  'log_loss',
  'mean_absolute_error',
  'mean_squared_error',
  'root_mean_squared_error',
  'r2',
] as const

const fairShared = { family: 'fairness', needs: 'groups', decomposable: false, signed: false } as const

const firstMetric: Readonly<Record<Task, string>> = {
  binary: 'roc_auc',
  multiclass: 'accuracy',
  regression: 'root_mean_squared_error',
  clustering: 'adjusted_rand_score',
  ranking: 'ndcg',
}

/** Everything known of a metric, or undefined when the catalogue has no such name. Names are case-sensitive. */
export function metricInfo(name: string): MetricInfo | undefined {
  return metrics.get(name)
}

/** The names of the metrics of a task, the task's first metric first, then in the order of the catalogue. */
export function metricNames(task: Task): readonly string[] {
  const names = [...metrics.values()].filter((info) => info.tasks.includes(task)).map((info) => info.name)
  return [firstMetric[task], ...names.filter((name) => name !== firstMetric[task])]
}

/** The metric by which a task is judged when nothing is said. */
export function defaultMetric(task: Task): string {
  return firstMetric[task]
}

/** Every metric, in the order of the catalogue. */
export function allMetrics(): readonly MetricInfo[] {
  return [...metrics.values()]
}

/** What a name of another tool (`auc`, `rmse`, `f1_score`, `neg_log_loss`) is called here, for the task if given; empty when unknown. */
export function metricSuggestions(name: string, task?: Task): readonly string[] {
  const plain = name
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
    .replace(/^neg_/, '')
  const short = plain.replace(/_score$/, '').replace(/_loss$/, '')
  const found = [plain, short, `${plain}_score`].flatMap((one) => [
    ...(metrics.has(one) && one !== name ? [one] : []),
    ...(otherNames[one] ?? []),
  ])
  const serves = (one: string) => task === undefined || metricInfo(one)?.tasks.includes(task) === true
  return [...new Set(found)].filter(serves)
}

function build(): ReadonlyMap<string, MetricInfo> {
  const all = [
    ...rowsOf(qualityTable, 9).flatMap(qualityOf),
    ...fairness(),
    ...rowsOf(operationalTable, 7).map(operationalOf),
  ]
  const map = new Map(all.map((info) => [info.name, info]))
  if (map.size !== all.length) throw new TypeError('metric catalogue: a name occurs twice')
  return map
}

function rowsOf(text: string, cells: number): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      // The description is the last cell and may itself hold bars: |error|.
      const parts = line.split(' | ')
      const row = [...parts.slice(0, cells - 1), parts.slice(cells - 1).join(' | ')].map((cell) => cell.trim())
      if (parts.length < cells) throw new TypeError(`metric catalogue: ${parts.length} cells in "${line}"`)
      return row
    })
}

function qualityOf(row: string[]): MetricInfo[] {
  const [name, label, goal, tasks, needs, least, greatest, flags, description] = row as [
    string,
    string,
    string,
    string,
    MetricNeeds,
    string,
    string,
    string,
    string,
  ]
  const info: MetricInfo = {
    name,
    label,
    family: flags.includes('c') ? 'calibration' : 'quality',
    goal: goalOf(goal),
    tasks: tasksOf(tasks),
    needs,
    range: [boundOf(least), boundOf(greatest)],
    decomposable: flags.includes('d'),
    signed: flags.includes('s'),
    description,
  }
  if (!flags.includes('a')) return [info]
  const averaged = averages.map(([suffix, word, how]) => ({
    ...info,
    name: `${name}_${suffix}`,
    label: `${label}, ${word}`,
    tasks: tasksOf('bm'),
    description: `${description}: ${how}`,
  }))
  return [info, ...averaged]
}

function operationalOf(row: string[]): MetricInfo {
  const [name, label, goal, tasks, least, greatest, description] = row as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  return {
    name,
    label,
    family: 'operational',
    goal: goalOf(goal),
    tasks: tasksOf(tasks),
    needs: 'measurement',
    range: [boundOf(least), boundOf(greatest)],
    decomposable: false,
    signed: false,
    description,
  }
}

function fairness(): MetricInfo[] {
  const own = [
    fair('demographic_parity', 'Demographic parity', 'selection_rate', 'Selection rate'),
    fair('equalized_odds', 'Equalized odds', 'equalized_odds', 'True and false positive rate (the worse of the two)'),
    fair('equal_opportunity', 'Equal opportunity', 'true_positive_rate', 'True positive rate'),
  ].flat()
  return [...own, ...groupBases.flatMap(groupMetrics)]
}

function fair(name: string, label: string, base: string, what: string): MetricInfo[] {
  const shared = { ...fairShared, tasks: tasksOf('b'), range: [0, 1] as const }
  const how = (plain: 'difference' | 'ratio') => (base === 'equalized_odds' ? ('equalized-odds' as const) : plain)
  return [
    {
      ...shared,
      name: `${name}_difference`,
      label: `${label} difference`,
      goal: 'minimize',
      groups: { base, how: how('difference') },
      description: `${what}: largest difference between groups`,
    },
    {
      ...shared,
      name: `${name}_ratio`,
      label: `${label} ratio`,
      goal: 'maximize',
      groups: { base, how: how('ratio') },
      description: `${what}: smallest over largest of the groups`,
    },
  ]
}

function groupMetrics(base: (typeof groupBases)[number]): MetricInfo[] {
  const words = base.replaceAll('_', ' ')
  const regression = base.startsWith('mean_') || base.startsWith('root_') || base === 'r2'
  const lossLike = regression ? base !== 'r2' : base.startsWith('false_') || base === 'log_loss'
  const bounded = !regression && base !== 'log_loss'
  const any = ['accuracy', 'balanced_accuracy', 'log_loss'].includes(base)
  const shared = { ...fairShared, tasks: tasksOf(regression ? 'r' : any ? 'bm' : 'b') }
  const one = (
    how: 'difference' | 'ratio' | 'min' | 'max',
    goal: MetricInfo['goal'],
    range: MetricInfo['range'],
    description: string,
  ): MetricInfo => {
    const suffix = how === 'min' || how === 'max' ? `group_${how}` : how
    return {
      ...shared,
      name: `${base}_${suffix}`,
      label: `${words} ${suffix.replaceAll('_', ' ')}`,
      goal,
      range,
      groups: { base, how },
      description,
    }
  }
  const own: MetricInfo['range'] = bounded
    ? [0, 1]
    : base === 'r2'
      ? [Number.NEGATIVE_INFINITY, 1]
      : [0, Number.POSITIVE_INFINITY]
  const direction = lossLike ? 'minimize' : 'maximize'
  return [
    one('difference', 'minimize', [0, bounded ? 1 : Number.POSITIVE_INFINITY], `Largest ${words} minus smallest`),
    one('ratio', 'maximize', [base === 'r2' ? Number.NEGATIVE_INFINITY : 0, 1], `Smallest ${words} over largest`),
    one('min', direction, own, `Smallest ${words} of the groups`),
    one('max', direction, own, `Largest ${words} of the groups`),
  ]
}

function goalOf(text: string): 'maximize' | 'minimize' {
  if (text !== '+' && text !== '-') throw new TypeError(`metric catalogue: goal "${text}"`)
  return text === '+' ? 'maximize' : 'minimize'
}

function tasksOf(letters: string): readonly Task[] {
  return [...letters].map((letter) => {
    const task = taskOf[letter]
    if (task === undefined) throw new TypeError(`metric catalogue: task "${letter}"`)
    return task
  })
}

function boundOf(text: string): number {
  if (text === 'inf' || text === '-inf') return text === 'inf' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
  const value = Number(text)
  if (text === '' || !Number.isFinite(value)) throw new TypeError(`metric catalogue: bound "${text}"`)
  return value
}

// Last, because it reads the constants above.
const metrics: ReadonlyMap<string, MetricInfo> = build()
