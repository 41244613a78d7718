import { fail } from './errors.ts'
import { classesBehind } from './graph-facts.ts'
import { shown } from './inputs.ts'
import type { OnnxFile, ValueInfo } from './onnx-file.ts'
import type { ModelOptions } from './options.ts'
import type { RemovedZipMap } from './zipmap.ts'

/** Which outputs are asked for, and what each is. What the numbers of a class are is only known from the numbers (`collect.ts`). */
export interface OutputRoles {
  readonly label: string | undefined
  /** One output of a column a class or target, or several of one column each. */
  readonly numbers: readonly string[]
  /** `classes`: the numbers belong to classes. `values`: they are what is predicted. */
  readonly meaning: 'classes' | 'values'
  /** Said by the options: not detected. */
  readonly declared: 'probabilities' | 'score' | 'value' | undefined
  readonly classes: readonly string[] | undefined
}

const labelTypes = new Set(['int64', 'int32', 'int8', 'uint8', 'string', 'bool'])
const numberTypes = new Set(['float', 'double'])

/**
 * Finds the roles by type and count: whole numbers or texts are labels, floats are the numbers. Names are never guessed at:
 * the same output is called label, output_label, variable or something else by each exporter.
 */
export function outputRoles(
  file: OnnxFile,
  removed: readonly RemovedZipMap[],
  options: ModelOptions,
  model: string,
): OutputRoles {
  const outputs = file.outputs
  const named = options.outputs
  const find = (name: string): ValueInfo => {
    const zip = removed.find((one) => one.output === name)
    const found = outputs.find((one) => one.name === (zip?.tensor ?? name))
    if (found) return found
    const names = outputs.map((one) => one.name).join(', ')
    throw fail('MODEL_OUTPUT_UNSUPPORTED', `${model} has no output "${name}"; it has ${names}.`)
  }
  if (named) return declaredRoles(file, removed, options, find)
  const labels = outputs.filter((one) => one.kind === 'tensor' && labelTypes.has(one.type))
  const numbers = outputs.filter((one) => one.kind === 'tensor' && numberTypes.has(one.type))
  const refuse = (why: string) =>
    fail('MODEL_OUTPUT_UNSUPPORTED', `${model} ${why}: ${outputs.map(described).join('; ')}.`, {
      remedy:
        'Name them: outputs: { label: …, probabilities: … } or { value: … }. Maps and sequences: export with zipmap off.',
    })
  if (labels.length > 1) throw refuse('has several outputs that may be the label')
  if (labels.length + numbers.length === 0) throw refuse('has no output that a table of predictions could hold')
  const oneColumnEach = numbers.every((one) => one.dims?.length === 1)
  if (numbers.length > 1 && !oneColumnEach) throw refuse('has several outputs of numbers')
  const unreadable = outputs.filter((one) => one.kind !== 'tensor')
  if (unreadable.length > 0 && numbers.length === 0) throw refuse('gives what the runtime for Node cannot give')
  const [label] = labels
  if (label === undefined) {
    const classes = options.task === 'binary' || options.task === 'multiclass'
    return {
      label: undefined,
      numbers: numbers.map((one) => one.name),
      meaning: classes ? 'classes' : 'values',
      declared: undefined,
      classes: options.classes,
    }
  }
  return {
    label: label.name,
    numbers: numbers.map((one) => one.name),
    meaning: 'classes',
    declared: undefined,
    classes: knownClasses(file, removed, label.name, options),
  }
}

function declaredRoles(
  file: OnnxFile,
  removed: readonly RemovedZipMap[],
  options: ModelOptions,
  find: (name: string) => ValueInfo,
): OutputRoles {
  const named = options.outputs ?? {}
  const { probabilities, score, value } = named
  const label = named.label === undefined ? undefined : find(named.label).name
  const given = probabilities ?? score ?? value
  const names = given === undefined ? [] : typeof given === 'string' ? [given] : given
  const declared =
    probabilities !== undefined
      ? 'probabilities'
      : score !== undefined
        ? 'score'
        : value !== undefined
          ? 'value'
          : undefined
  return {
    label,
    numbers: names.map((name) => find(name).name),
    meaning: value === undefined ? 'classes' : 'values',
    declared,
    classes: label === undefined ? options.classes : knownClasses(file, removed, label, options),
  }
}

function knownClasses(
  file: OnnxFile,
  removed: readonly RemovedZipMap[],
  label: string,
  options: ModelOptions,
): readonly string[] | undefined {
  const fromZip = removed.find((one) => one.classes.length > 0)?.classes
  return options.classes ?? fromZip ?? classesBehind(file, label)
}

function described(output: ValueInfo): string {
  return output.kind === 'tensor'
    ? `"${output.name}" ${output.type} ${shown(output.dims)}`
    : `"${output.name}" (a ${output.kind})`
}
