import { defaultMetric, metricInfo, type Task } from '@mlops-actions/core'
import type { Guess } from './guess.ts'
import { type Hints, usualValue } from './hints.ts'
import type { Command, Tables } from './look.ts'

/** Everything that was seen and guessed. */
export interface Seen {
  readonly name: string
  readonly tables: Tables | undefined
  readonly guess: Guess | undefined
  readonly command: Command | undefined
  readonly environment: string | undefined
  /** An ONNX file, taken as it is where there is no training. */
  readonly model: string | undefined
  readonly hints: Hints
}

/** A text as YAML: plain where that is safe, else in double quotes. */
export function yamlText(text: string): string {
  const plain = /^[A-Za-z_][\w./-]*$/.test(text) && !/^(true|false|yes|no|on|off|null|y|n|nan|inf)$/i.test(text)
  return plain ? text : JSON.stringify(text)
}

function scalar(value: string | number): string {
  return typeof value === 'number' ? String(value) : yamlText(value)
}

const list = (names: readonly string[]): string => `[${names.map(yamlText).join(', ')}]`

/** A line with its comment, comments standing under one another. */
function line(text: string, comment = ''): string {
  // A name from a table may hold line breaks, and must not end the comment.
  return comment === '' ? text : `${text.padEnd(43)} # ${comment.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`
}

/** mlops.yml as text: what was found as values, what is a guess marked with "?", what may be wanted next as comments. */
export function configText(seen: Seen): string {
  return `${[header, ...modelLines(seen), '', ...dataLines(seen), '', ...trainLines(seen), '', ...validateLines(seen), '', ...laterLines].join('\n')}\n`
}

const header = `# yaml-language-server: $schema=https://raw.githubusercontent.com/OWNER/REPO/v1/schema/mlops.json
# Written by \`mlops init\`. "?" marks a guess: look at it. \`mlops check\` says what is wrong and where.
version: 1
`

function modelLines({ name, guess }: Seen): string[] {
  const task = guess?.task ?? 'binary'
  return [
    'model:',
    `  name: ${yamlText(name)}`,
    line(
      `  task: ${task}`,
      `? ${guess?.taskWhy ?? 'fill in'}: binary | multiclass | regression | clustering | ranking`,
    ),
    '  # owners: [YOUR-ORG/your-team]            # named in comments and issues',
    '  # intended-use: What the model is for, in one sentence.',
    '  # limitations: What it must not be used for.',
    ...(guess && guess.empty.length > 0
      ? [line('  # missing: allow', `cells are empty in ${few(guess.empty)}; = refuse`)]
      : []),
  ]
}

function few(names: readonly string[]): string {
  return `${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`
}

function dataLines({ tables, guess }: Seen): string[] {
  const lines = ['data:']
  if (!tables) lines.push(line('  path: data/my_table.csv', '? fill in: csv, parquet, jsonl; a folder or a glob'))
  else if ('path' in tables) {
    lines.push(line(`  path: ${yamlText(tables.path.path)}`, 'split 80/20 by a hash of each row'))
  } else {
    lines.push(`  train: { path: ${yamlText(tables.train.path)} }`)
    lines.push(line(`  test: { path: ${yamlText(tables.test.path)} }`, 'never handed to the training command'))
  }
  if (tables && tables.others.length > 0)
    lines.push(line(' ', `other tables: ${few(tables.others.map((one) => one.path))}`))
  const other = guess?.candidates.slice(1, 4).map((one) => one.name) ?? []
  const why = guess?.target ? `${guess.candidates[0]?.why}${other.length > 0 ? `; else ${few(other)}` : ''}` : 'fill in'
  lines.push(line(`  target: ${yamlText(guess?.target ?? 'column_to_predict')}`, `? the column to predict: ${why}`))
  if (guess?.task === 'ranking') lines.push(line('  group: query_id', '? fill in: the query that a row belongs to'))
  if (guess?.positiveLabel !== undefined) {
    const label = /^-?\d+(\.\d+)?$/.test(guess.positiveLabel) ? guess.positiveLabel : yamlText(guess.positiveLabel)
    lines.push(line(`  positive-label: ${label}`, '? the class that the model looks for'))
  }
  if (guess && guess.id.length > 0) lines.push(line(`  id: ${list(guess.id)}`, 'not features'))
  else lines.push(line('  # id: [row_id]', 'columns that identify a row; not features'))
  if (guess?.time) lines.push(line(`  time: ${yamlText(guess.time)}`, 'when a row happened'))
  if (guess && guess.exclude.length > 0) {
    const reasons = guess.exclude.map((one) => `${one.name}: ${one.why}`)
    lines.push(line(`  exclude: ${list(guess.exclude.map((one) => one.name))}`, `? not features: ${few(reasons)}`))
  } else
    lines.push(
      line('  # exclude: [column]', 'further columns that are no features, such as those that give the target away'),
    )
  if (guess && guess.protectedColumns.length > 0)
    lines.push(
      line(`  protected: ${list(guess.protectedColumns)}`, '? extremes and small groups of these are never shown'),
    )
  return lines
}

function trainLines({ command, environment, hints, guess, model }: Seen): string[] {
  if (!command && !model)
    return [
      '# What trains the model: any language. It reads MLOPS_DATA_TRAIN, MLOPS_PARAMETERS (a JSON file) and MLOPS_SEED,',
      '# and writes model.onnx (and metrics.json, if it likes) below MLOPS_OUTPUT.',
      'train:',
      line('  command: python train.py', '? fill in'),
      '  # parameters: { trees: 200 }',
      '  seed: 42',
    ]
  const lines = ['train:']
  if (command) {
    lines.push(
      `  command: ${yamlText(command.text).includes('"') && !/[:#]/.test(command.text) ? command.text : yamlText(command.text)}`,
    )
    if (!hints.readsData)
      lines.push('  # ? No script reads MLOPS_DATA_TRAIN yet. The command gets the path of the training table there.')
    if (!hints.writesOutput)
      lines.push(
        '  # ? No script writes below MLOPS_OUTPUT yet. model.onnx (and metrics.json, if wanted) belong there.',
      )
  } else
    lines.push(line(`  command: cp ${model} "$MLOPS_OUTPUT/model.onnx"`, '? no training was found: the model as it is'))
  lines.push(line(`  environment: ${yamlText(environment ?? 'none')}`, 'requirements.txt | package.json | none'))
  if (hints.parameters.length > 0) {
    lines.push('  parameters:')
    for (const { name, fallback } of hints.parameters) {
      const value = fallback ?? usualValue(name, guess?.lastDay)
      lines.push(
        line(`    ${yamlText(name)}: ${scalar(value)}`, fallback === undefined ? '? the code has no default' : ''),
      )
    }
  } else lines.push('  # parameters: { trees: 200 }              # a JSON file in MLOPS_PARAMETERS')
  return [...lines, '  seed: 42', '  outputs: { model: model.onnx, metrics: metrics.json }', '  time-limit: 1h']
}

/** Rows from which the usual least size of a slice leaves slices to judge. */
const manyRows = 5000

function validateLines({ guess }: Seen): string[] {
  const task: Task = guess?.task ?? 'binary'
  const metric = defaultMetric(task)
  const small = metricInfo(metric)?.range[1] === 1
  const slices = guess?.slices ?? []
  const texts = slices.map((one) =>
    one.edges ? `{ ${yamlText(one.column)}: [${one.edges.join(', ')}] }` : yamlText(one.column),
  )
  const margin = small ? ', margin: 0.005' : ''
  return [
    'validate:',
    ...(task === 'binary' ? ['  decision-threshold: 0.5'] : []),
    ...(slices.length > 0
      ? [
          line(`  slices: [${texts.join(', ')}]`, '? for whom it must not get worse'),
          `  min-slice-rows: ${(guess?.rows ?? 0) >= manyRows ? 300 : 30}`,
        ]
      : ['  # slices: [column, { age: [25, 35, 45, 55] }]  # for whom it must not get worse']),
    '  gates:',
    `    - { name: overall, metric: ${metric}, versus-champion: not-worse${margin} }   # add ${small ? 'min: 0.75' : 'max: 100'}, a floor of your own`,
    ...(slices.length > 0
      ? [
          `    - { name: slices, metric: ${metric}, each-slice: true, versus-champion: not-worse${small ? ', margin: 0.01' : ''} }`,
        ]
      : []),
    ...(task === 'binary' && guess?.protectedColumns[0]
      ? [
          `    # - { name: fairness, metric: equalized_odds_difference, of: ${yamlText(guess.protectedColumns[0])}, max: 0.10 }`,
        ]
      : []),
    '    - { name: latency, metric: latency_p95, max-ratio: 1.5 }      # to the champion, on the same machine',
    '    - { name: leakage, metric: train_test_overlap, max: 0.01 }',
  ]
}

const laterLines = [
  '# One environment, production, by canary (10 % for 30m, 50 % for 30m) unless more is said:',
  '# deploy:',
  '#   environments:',
  '#     - { name: staging, strategy: all-at-once }',
  '#     - { name: production, strategy: canary, steps: [{ weight: 10, pause: 30m }, { weight: 50, pause: 30m }] }',
]
