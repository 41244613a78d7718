import { type Context, columnOf, errorsOf, type Json, type Result, type Table, type Values } from '@mlops-actions/core'
import { type Considered, checkDrift, compatDrift, driftByWindow, type Profile } from '@mlops-actions/drift'
import { commandErrors } from '../shared/errors.ts'
import type { inputs as declared } from './declaration.ts'
import { filePredictions, predictionNames } from './file-predictions.ts'
import { joinLabels, unmatchedText } from './labels.ts'
import { openReference } from './open.ts'
import { driftOutputs, driftReport, notJudgedOf, outcomeOf } from './report.ts'
import { type CurrentSource, givenRows, rowsNeeded } from './sources.ts'
import { seasonOf, withoutTime } from './times.ts'

type Inputs = Values<typeof declared>
const fail = errorsOf(commandErrors)

/** Two files and nothing else: no configuration, no registry, no record. */
export async function filesOnly(inputs: Inputs, context: Context): Promise<Result> {
  const { time, window } = inputs
  const named = await openReference(inputs.reference ?? '', context, inputs['exact-cells'])
  const given = await givenRows(context, inputs.current ?? '', {
    time: time === undefined ? undefined : { column: time, required: true },
    windowMs: window,
    reference: named,
    cells: inputs['exact-cells'],
  })
  if (given.profiles) needNoRows(inputs)
  const reference = given.profiles?.reference ?? named
  const labelled = await withLabels(given.current, inputs, context)
  const current = { ...given, current: labelled.rows }
  const exclude = [...(inputs.exclude ?? []), ...(inputs.id ?? []), ...predictionNames(inputs)]
  const predictions = filePredictions(reference, current.current, inputs)
  const season = seasonal(inputs, reference, current)
  const report = checkDrift({
    reference,
    current: given.profiles?.current ?? current.current,
    ...(predictions ? { predictions } : {}),
    ...(season && 'seasonal' in season ? season : {}),
    ...(time === undefined ? {} : { time: { column: time, ...(current.earlier ? { earlier: current.earlier } : {}) } }),
    options: { exclude, multivariate: inputs.multivariate },
  })
  const windows =
    time === undefined || window === undefined
      ? undefined
      : driftByWindow(
          { reference, current: given.whole, timeColumn: time, options: { exclude } },
          window,
          given.window?.to,
        )
  const notJudged: readonly Considered[] = [
    ...withoutTime(given),
    ...(season && 'none' in season ? [{ cause: 'seasonality' as const, why: season.none }] : []),
    ...(labelled.unmatched ? [{ cause: 'realized-performance' as const, why: labelled.unmatched }] : []),
  ]
  const outside = [...exclude, ...(time === undefined ? [] : [time])]
  const compat = inputs.compat ? compatDrift(inputs.compat, reference, current.current, outside) : undefined
  const outcome = outcomeOf(inputs.mode, report.verdict)
  return {
    outcome,
    verdict: report.verdict,
    outputs: driftOutputs(report),
    records: [],
    report: driftReport({
      report,
      outcome,
      compat,
      windows,
      notJudged,
      reference: { name: inputs.reference ?? '' },
      current: { name: inputs.current ?? '', window: current.window },
    }),
    json: {
      ...(report as unknown as Record<string, Json>),
      notJudged: notJudgedOf(report, notJudged) as unknown as Json,
      ...(windows ? { windows: windows as unknown as Json } : {}),
      ...(compat ? { compat: compat as unknown as Json } : {}),
    },
  }
}

/** Whatever looks at rows one by one cannot be asked of a table that is read in parts. @throws UserError DRIFT_ROWS_NEEDED */
function needNoRows(inputs: Inputs): void {
  for (const input of ['labels', 'score', 'prediction', 'season', 'multivariate', 'compat'] as const)
    if (inputs[input] !== undefined && inputs[input] !== false) throw rowsNeeded(inputs.current ?? '', input)
}

/** The rows with the labels that have arrived since, in the column of the target. */
async function withLabels(
  rows: Table,
  inputs: Inputs,
  context: Context,
): Promise<{ readonly rows: Table; readonly unmatched?: string | undefined }> {
  const { labels, target, id = [] } = inputs
  if (labels === undefined) return { rows }
  if (target === undefined)
    throw fail('DRIFT_PREDICTIONS', 'There are labels, and no name of their column.', {
      remedy: 'Add --target COLUMN.',
      where: { input: 'target' },
    })
  const joined = await joinLabels(labels, target, { rows, id }, context)
  const columns = [...rows.columns.filter((column) => column.name !== target), joined.truth]
  return { rows: { ...rows, columns }, unmatched: unmatchedText(joined) }
}

/** The same season before: of the older rows of the current file, else of the reference, where it has the times. */
function seasonal(inputs: Inputs, reference: Table | Profile, { current, history }: CurrentSource) {
  const { season, time } = inputs
  if (season === undefined) return undefined
  if (time === undefined)
    throw fail('DRIFT_NO_TIMES', 'A season needs to know the time of each row.', {
      remedy: 'Add --time COLUMN.',
      where: { input: 'time' },
    })
  const table = 'schema' in reference || columnOf(reference, time) === undefined ? undefined : reference
  const first = seasonOf(history, current, time, season)
  return 'seasonal' in first ? first : seasonOf(table, current, time, season)
}
