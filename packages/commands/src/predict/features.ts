import { errorsOf, nearestWord, type Table, UserError } from '@mlops-actions/core'
import { selectColumns } from '@mlops-actions/data'
import { type BoundInput, bindInputs, inferenceErrors, type Model } from '@mlops-actions/inference'

const fail = errorsOf(inferenceErrors)

/** What the command line says of the features. */
export interface FeatureInputs {
  readonly features: readonly string[] | undefined
  readonly exclude: readonly string[] | undefined
}

/** The model and the table as they are scored, and which columns feed which input. */
export interface Bound {
  readonly model: Model
  readonly table: Table
  readonly inputs: readonly BoundInput[]
  /** True when nothing names the columns: they are fed in the order of the table. */
  readonly byPosition: boolean
}

/**
 * Decides which columns feed the model: those of --features, else by the names of the model's inputs, else all that are not excluded in the
 * order of the table, refused when their number is not the model's.
 * @throws UserError FEATURES_UNKNOWN, FEATURES_MISMATCH, COLUMN_MISSING, with flags as the remedy
 */
export async function bindFeatures(model: Model, table: Table, given: FeatureInputs): Promise<Bound> {
  const all = table.columns.map((column) => column.name)
  await known(given.exclude ?? [], all, '--exclude')
  await known(given.features ?? [], all, '--features')
  const not = new Set(given.exclude)
  const names = all.filter((name) => !not.has(name))
  // A matrix of any width takes what is there; where the graph says a width, bindInputs compares.
  const anyWidth = model.inputs.length === 1 && model.inputs[0]?.width === undefined
  const features = given.features ?? (anyWidth ? names : undefined)
  const options = { ...model.options, ...(features ? { features } : {}) }
  let inputs: readonly BoundInput[]
  try {
    inputs = bindInputs(model.inputs, names, options, model.name)
  } catch (thrown) {
    throw withWidth(thrown, model, names)
  }
  const used = names.filter((name) => inputs.some((one) => one.columns.includes(name)))
  const byPosition = given.features === undefined && inputs.length === 1 && (inputs[0]?.columns.length ?? 0) > 1
  return {
    model: { ...model, options: byPosition ? { ...options, features: names } : options },
    table: selectColumns(table, used),
    inputs,
    byPosition,
  }
}

/** A name that the table lacks is a slip, and would change what the model is fed. */
async function known(names: readonly string[], all: readonly string[], flag: string): Promise<void> {
  for (const name of names) {
    if (all.includes(name)) continue
    const near = await nearestWord(name, all)
    throw fail('COLUMN_MISSING', `${flag} names "${name}", and the table has no such column.`, {
      remedy: near ? `Did you mean "${near}"?` : `Its columns: ${shortList(all)}.`,
      where: { input: flag.slice(2) },
    })
  }
}

/** The same problem with a remedy in words of the command line. */
function withWidth(thrown: unknown, model: Model, names: readonly string[]): unknown {
  if (!(thrown instanceof UserError)) return thrown
  const problem = thrown.problems[0]
  if (problem.code !== 'FEATURES_UNKNOWN' && problem.code !== 'FEATURES_MISMATCH') return thrown
  const width = model.inputs.length === 1 ? model.inputs[0]?.width : undefined
  const more = width !== undefined && names.length > width ? names.length - width : 0
  const leave = more > 0 ? `Leave out the ${more} that ${more === 1 ? 'is no feature' : 'are no features'}: ` : ''
  return new UserError(
    {
      ...problem,
      remedy: `${leave}--exclude NAME,… (target, ids), or name the features in the order of training: --features NAME,…`,
    },
    { cause: thrown },
  )
}

function shortList(names: readonly string[]): string {
  return `${names.slice(0, 30).join(', ')}${names.length > 30 ? ', …' : ''}`
}
