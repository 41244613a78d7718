import { constantOf, intsOf, stringsOf } from './attributes.ts'
import type { OnnxFile, OnnxNode } from './onnx-file.ts'
import { type Source, type Use, usesOfInputs } from './provenance.ts'
import { readTrees, type TreeFacts } from './trees.ts'

/** The categories that an encoder of the model knows for one column of an input. */
export interface KnownCategories {
  readonly input: string
  readonly index: number
  readonly values: ReadonlySet<string>
  /** Whether the values are whole numbers, to which the model casts. */
  readonly integers: boolean
  /** True: the encoder gives zeros for an unknown value; false: it fails or gives a default. */
  readonly zeros: boolean
}

/** What the graph tells about its inputs and classes, beyond their types. */
export interface GraphFacts {
  readonly categories: readonly KnownCategories[]
  /** `input:index` of columns whose missing values the model replaces itself. */
  readonly imputed: ReadonlySet<string>
  /** `input:index` of columns that are cast to whole numbers before use. */
  readonly cast: ReadonlySet<string>
  readonly trees: TreeFacts
}

/** Key of one column of an input in the sets above. */
export function columnKey(input: string, index: number): string {
  return `${input}:${index}`
}

/** Reads encoders, imputers and trees of the graph. */
export function graphFacts(file: OnnxFile): GraphFacts {
  const uses = usesOfInputs(file)
  const keyOf = (source: Source) => columnKey(source.input, source.index)
  return {
    categories: uses.flatMap((use) => encoderCategories(file, use)),
    imputed: imputedColumns(file, uses),
    cast: new Set(uses.flatMap((use) => use.sources.filter((source) => source.cast).map(keyOf))),
    trees: readTrees(file, uses),
  }
}

function encoderCategories(file: OnnxFile, use: Use): KnownCategories[] {
  const { node, sources } = use
  if (node.opType !== 'OneHotEncoder' && node.opType !== 'LabelEncoder') return []
  const oneHot = node.opType === 'OneHotEncoder'
  const words = stringsOf(file, node, oneHot ? 'cats_strings' : 'keys_strings')
  const numbers = intsOf(file, node, oneHot ? 'cats_int64s' : 'keys_int64s')
  if (words.length + numbers.length === 0) return []
  const zeros = oneHot && (node.attributes.has('zeros') ? intsOf(file, node, 'zeros')[0] === 1 : true)
  const values = new Set([...words, ...numbers.map(String)])
  return sources.map(({ input, index }) => ({ input, index, values, integers: words.length === 0, zeros }))
}

/** A column may be missing when every node that looks at it is an imputer of NaN, or comes after one. */
function imputedColumns(file: OnnxFile, uses: readonly Use[]): ReadonlySet<string> {
  const hidden = file.nodes.some((node) => ['If', 'Loop', 'Scan'].includes(node.opType))
  if (hidden) return new Set()
  const imputed = new Set<string>()
  const bare = new Set<string>()
  for (const { node, sources } of uses)
    for (const source of sources)
      (node.opType === 'Imputer' || source.imputed ? imputed : bare).add(columnKey(source.input, source.index))
  return new Set([...imputed].filter((key) => !bare.has(key)))
}

/** Operators through which a label comes out unchanged. */
const labelPassing = new Set(['Identity', 'Cast', 'Reshape', 'Squeeze', 'Unsqueeze', 'Flatten'])

/** The classes behind a label output, in the order of the probability columns; undefined when the graph does not say. */
export function classesBehind(file: OnnxFile, output: string): readonly string[] | undefined {
  const makers = new Map<string, OnnxNode>()
  for (const node of file.nodes) for (const name of node.outputs) makers.set(name, node)
  let name = output
  for (let steps = 0; steps < 100; steps++) {
    const node = makers.get(name)
    if (node === undefined) return undefined
    const listed = classLabels(file, node)
    if (listed !== undefined) return listed
    if (!labelPassing.has(node.opType) || node.inputs[0] === undefined) return undefined
    name = node.inputs[0]
  }
  return undefined
}

function classLabels(file: OnnxFile, node: OnnxNode): readonly string[] | undefined {
  for (const attribute of ['classlabels_strings', 'classlabels_int64s', 'classlabels_ints']) {
    const found =
      attribute === 'classlabels_strings' ? stringsOf(file, node, attribute) : intsOf(file, node, attribute).map(String)
    if (found.length > 0) return found
  }
  if (node.opType === 'ArrayFeatureExtractor' || node.opType === 'Gather')
    return constantOf(file, file.initializers.get(node.inputs[0] ?? ''))?.map(String)
  if (node.opType === 'LabelEncoder') return encodedLabels(file, node)
  return undefined
}

/** A label encoder from positions 0, 1, … to classes. */
function encodedLabels(file: OnnxFile, node: OnnxNode): readonly string[] | undefined {
  const keys = intsOf(file, node, 'keys_int64s')
  const words = stringsOf(file, node, 'values_strings')
  const values = words.length > 0 ? words : intsOf(file, node, 'values_int64s').map(String)
  if (keys.length === 0 || keys.length !== values.length) return undefined
  const byKey = new Map(keys.map((key, at) => [key, values[at] as string]))
  const ordered = keys.map((_, position) => byKey.get(position))
  return ordered.every((one) => one !== undefined) ? ordered : undefined
}
