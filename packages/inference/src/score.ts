import type { Table } from '@mlops-actions/core'
import { categoryCodes, checkValues } from './checks.ts'
import { collector } from './collect.ts'
import { fail } from './errors.ts'
import { fillFeed, prepareColumns } from './feeds.ts'
import { type BoundInput, bindInputs } from './inputs.ts'
import type { Model } from './model.ts'
import type { Finding } from './options.ts'
import type { Predictions } from './predictions.ts'
import type { Feed } from './runtime.ts'
import { checkSplits } from './suspect.ts'

/** How a table is scored. */
export interface ScoreOptions {
  /** Rows a call. Default 10,000. Models with a fixed batch use theirs. */
  readonly batch?: number
  /** Checked before anything is scored where the graph names its classes. */
  readonly positiveLabel?: string
  readonly signal?: AbortSignal
  /** Called after each call with the rows that are done. */
  readonly onProgress?: (done: number, total: number) => void
}

const defaultBatch = 10_000

/**
 * Scores every row of a table, in its order. All values are checked before the first call.
 * Between two calls the event loop turns; during one it does not.
 * @throws UserError for columns, types and values that the model does not take, and for answers that are not finite
 */
export async function score(model: Model, table: Table, options: ScoreOptions = {}): Promise<Predictions> {
  const names = table.columns.map((column) => column.name)
  const bound = bindInputs(model.inputs, names, model.options, model.name)
  checkPositive(model, options)
  const codes = categoryCodes(bound, table, model.facts, model.options, model.name)
  const inputs = bound.map((one) => ({ bound: one, columns: prepareColumns(one, table, codes) }))
  for (const one of inputs) checkSplits(one.bound, one.columns, model)
  const findings: Finding[] = inputs.flatMap((one) => checkValues(one.bound, one.columns, model.facts, model.options))
  const collected = collector(model.roles, table.rows, model.options, model.name)
  const outputs = [...(model.roles.label === undefined ? [] : [model.roles.label]), ...model.roles.numbers]
  const { step, size } = batchOf(bound, options.batch ?? defaultBatch, table.rows)
  for (let from = 0; from < table.rows; from += step) {
    options.signal?.throwIfAborted()
    const rows = Math.min(step, table.rows - from)
    const feeds = inputs.map(({ bound: { spec }, columns }): Feed => {
      const length = size ?? rows
      const dims = spec.rank === 1 ? [length] : [length, columns.length]
      return { name: spec.name, type: spec.type, data: fillFeed(spec.type, columns, from, rows, length), dims }
    })
    collected.add(await model.session.run(feeds, outputs), from, rows, size ?? rows)
    options.onProgress?.(from + rows, table.rows)
  }
  const predictions = collected.finish()
  return { ...predictions, findings: [...predictions.findings, ...findings] }
}

/** Rows a call, and the fixed size of the tensor where the graph has one. */
function batchOf(
  bound: readonly BoundInput[],
  wanted: number,
  rows: number,
): { step: number; size: number | undefined } {
  const fixed = bound.find((one) => one.spec.batch !== undefined)?.spec.batch
  return fixed === undefined
    ? { step: Math.max(1, Math.min(wanted, rows)), size: undefined }
    : { step: fixed, size: fixed }
}

function checkPositive(model: Model, options: ScoreOptions): void {
  const { classes } = model.roles
  const { positiveLabel } = options
  if (positiveLabel === undefined || classes === undefined || classes.includes(positiveLabel)) return
  throw fail(
    'LABEL_UNKNOWN',
    `positive-label "${positiveLabel}" is none of the classes of ${model.name}: ${classes.join(', ')}.`,
    {
      remedy: `Write one of them: positive-label: ${classes.at(-1)}`,
    },
  )
}
