import { floatsOf, intsOf, stringsOf } from './attributes.ts'
import type { OnnxFile, OnnxNode } from './onnx-file.ts'
import type { Source, Use } from './provenance.ts'

/** What the tree ensembles of a graph tell about the columns they split on. */
export interface TreeFacts {
  /** Columns that are compared for equality: with category codes, or with values that were trained as categories. */
  readonly equality: readonly { readonly input: string; readonly index: number; readonly values: readonly number[] }[]
  /** Columns on which a path asks the same question twice, with the number of such nodes: the export is broken. */
  readonly repeated: readonly { readonly input: string; readonly index: number; readonly count: number }[]
}

/** Reads the tree ensembles that look at columns of inputs. */
export function readTrees(file: OnnxFile, uses: readonly Use[]): TreeFacts {
  const equality = new Map<Source, Set<number>>()
  const repeated = new Map<Source, number>()
  for (const { node, sources } of uses) {
    if (node.opType !== 'TreeEnsembleClassifier' && node.opType !== 'TreeEnsembleRegressor') continue
    const trees = readEnsemble(file, node)
    trees.modes.forEach((mode, at) => {
      const source = sources[trees.features[at] as number]
      if (mode !== 'BRANCH_EQ' || source === undefined) return
      const values = equality.get(source) ?? new Set<number>()
      equality.set(source, values.add(trees.values[at] as number))
    })
    for (const at of repeatedQuestions(trees)) {
      const source = sources[trees.features[at] as number]
      if (source) repeated.set(source, (repeated.get(source) ?? 0) + 1)
    }
  }
  return {
    equality: [...equality].map(([{ input, index }, values]) => ({
      input,
      index,
      values: [...values].sort((a, b) => a - b),
    })),
    repeated: [...repeated].map(([{ input, index }, count]) => ({ input, index, count })),
  }
}

interface Ensemble {
  readonly modes: readonly string[]
  readonly features: readonly number[]
  readonly values: readonly number[]
  /** Positions of the two children of each node; -1 for leaves. */
  readonly whenTrue: Int32Array
  readonly whenFalse: Int32Array
  readonly roots: readonly number[]
}

function readEnsemble(file: OnnxFile, node: OnnxNode): Ensemble {
  const modes = stringsOf(file, node, 'nodes_modes')
  const features = intsOf(file, node, 'nodes_featureids')
  const values = floatsOf(file, node, 'nodes_values')
  const trees = intsOf(file, node, 'nodes_treeids')
  const ids = intsOf(file, node, 'nodes_nodeids')
  const position = new Map<string, number>()
  for (const [at, tree] of trees.entries()) position.set(`${tree}:${ids[at]}`, at)
  const child = (ends: readonly number[]) =>
    Int32Array.from(modes, (mode, at) => (mode === 'LEAF' ? -1 : (position.get(`${trees[at]}:${ends[at]}`) ?? -1)))
  const whenTrue = child(intsOf(file, node, 'nodes_truenodeids'))
  const whenFalse = child(intsOf(file, node, 'nodes_falsenodeids'))
  const inner = new Set([...whenTrue, ...whenFalse])
  const roots = modes.flatMap((_, at) => (inner.has(at) ? [] : [at]))
  return { modes, features, values, whenTrue, whenFalse, roots }
}

/**
 * Nodes that compare a column with the same number as a node above them. One side of such a split is empty, so no trainer makes it.
 * Equality is left out: sets of categories become chains of comparisons, which may repeat.
 */
function repeatedQuestions(trees: Ensemble): number[] {
  const found: number[] = []
  const stack: { at: number; depth: number }[] = trees.roots.map((at) => ({ at, depth: 0 }))
  const path: number[] = []
  // In a tree every node is met once; a damaged file may have a cycle.
  let left = trees.modes.length
  for (let next = stack.pop(); next !== undefined && left > 0; next = stack.pop(), left--) {
    const { at, depth } = next
    if (at < 0 || trees.modes[at] === 'LEAF') continue
    path.length = depth
    if (trees.modes[at] !== 'BRANCH_EQ' && path.some((above) => sameQuestion(trees, above, at))) found.push(at)
    path.push(at)
    stack.push(
      { at: trees.whenTrue[at] as number, depth: depth + 1 },
      { at: trees.whenFalse[at] as number, depth: depth + 1 },
    )
  }
  return found
}

function sameQuestion(trees: Ensemble, one: number, other: number): boolean {
  return (
    trees.features[one] === trees.features[other] &&
    trees.values[one] === trees.values[other] &&
    trees.modes[one] === trees.modes[other]
  )
}
