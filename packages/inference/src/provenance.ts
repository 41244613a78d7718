import { constantOf, floatsOf, intsOf } from './attributes.ts'
import type { OnnxFile, OnnxNode } from './onnx-file.ts'

/** One column of a tensor, followed back to the input it comes from unchanged but for casts and imputing. */
export interface Source {
  readonly input: string
  /** 0-based column of that input. */
  readonly index: number
  /** Cast to a whole number on the way: a fraction would be cut off. */
  readonly cast: boolean
  /** Missing values were replaced on the way. */
  readonly imputed: boolean
}

/** A node that looks at columns of inputs: what the facts about encoders, imputers and trees are read from. */
export interface Use {
  readonly node: OnnxNode
  readonly sources: readonly Source[]
}

/** Operators that hand one column on as it is. */
const passing = new Set(['Identity', 'Cast', 'Reshape', 'Squeeze', 'Unsqueeze', 'Flatten'])
const wholeNumberTypes = new Set([2, 3, 4, 5, 6, 7, 12, 13])

/** Follows the inputs forward through the graph (which ONNX keeps in order) and lists every node that uses their columns. */
export function usesOfInputs(file: OnnxFile): readonly Use[] {
  const known = new Map<string, readonly Source[]>()
  for (const input of file.inputs) {
    const width = input.dims?.length === 1 ? 1 : input.dims?.at(-1)
    if (typeof width !== 'number' || width < 1 || width > 100_000) continue
    known.set(
      input.name,
      Array.from({ length: width }, (_, index) => ({ input: input.name, index, cast: false, imputed: false })),
    )
  }
  const uses: Use[] = []
  for (const node of file.nodes) {
    const first = known.get(node.inputs[0] ?? '')
    const handed = handOn(file, node, known)
    if (handed && node.outputs[0] !== undefined) known.set(node.outputs[0], handed)
    if (handed && node.opType !== 'Imputer') continue
    const sources = node.inputs.flatMap((name) => known.get(name) ?? [])
    if (sources.length > 0) uses.push({ node, sources: node.inputs.length === 1 && first ? first : sources })
  }
  return uses
}

function handOn(
  file: OnnxFile,
  node: OnnxNode,
  known: ReadonlyMap<string, readonly Source[]>,
): readonly Source[] | undefined {
  const first = known.get(node.inputs[0] ?? '')
  if (node.opType === 'Concat' || node.opType === 'FeatureVectorizer') {
    const all = node.inputs.map((name) => known.get(name))
    const along = node.opType === 'Concat' ? intsOf(file, node, 'axis')[0] : 1
    return (along === 1 || along === -1) && all.every((one) => one !== undefined) ? all.flat() : undefined
  }
  if (first === undefined) return undefined
  if (node.opType === 'ArrayFeatureExtractor' || node.opType === 'Gather') {
    if (node.opType === 'Gather' && (intsOf(file, node, 'axis')[0] ?? 0) !== 1) return undefined
    const picks = constantOf(file, file.initializers.get(node.inputs[1] ?? ''))
    const picked = picks?.map((at) => first[Number(at)])
    return picked?.every((one) => one !== undefined) ? picked : undefined
  }
  if (node.opType === 'Imputer')
    return replacesMissing(file, node) ? first.map((one) => ({ ...one, imputed: true })) : undefined
  if (!passing.has(node.opType)) return undefined
  if (node.opType === 'Cast') {
    const whole = wholeNumberTypes.has(intsOf(file, node, 'to')[0] ?? 0)
    return whole ? first.map((one) => ({ ...one, cast: true })) : first
  }
  return node.opType === 'Identity' || first.length === 1 ? first : undefined
}

/** An imputer replaces NaN, or a marker that the data use instead (-1, 0); only the first makes NaN legal. */
function replacesMissing(file: OnnxFile, node: OnnxNode): boolean {
  return floatsOf(file, node, 'replaced_value_float').some(Number.isNaN)
}
