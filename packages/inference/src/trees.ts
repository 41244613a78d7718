import { floatsOf, intsOf } from './attributes.ts'
import type { OnnxFile, OnnxNode } from './onnx-file.ts'
import type { Source, Use } from './provenance.ts'
import { eachField, textAt } from './wire.ts'

/** What the tree ensembles of a graph tell about the columns they split on. */
export interface TreeFacts {
  /** Columns that are compared for equality: with category codes, or with values that were trained as categories. */
  readonly equality: readonly { readonly input: string; readonly index: number; readonly values: readonly number[] }[]
  /** How many nodes repeat the question of a node above them: no trainer makes such a tree, so the export is broken. */
  readonly repeated: number
  /**
   * Columns that are compared with 0, `x ≤ 0`, and with nothing else, and how often. Trainers split between the values that they saw, so
   * that a column which is never negative is compared with 0 only if it has very many values and many zeros. The export of a categorical
   * split looks so too, its categories lost.
   */
  readonly onlyZero: readonly { readonly input: string; readonly index: number; readonly count: number }[]
}

/** The most nodes whose paths are walked; larger ensembles come from forests, whose exports keep what they learned. */
const mostNodes = 2_000_000

/** Reads the tree ensembles that look at columns of inputs. */
export function readTrees(file: OnnxFile, uses: readonly Use[]): TreeFacts {
  const equality = new Map<Source, Set<number>>()
  const questions = new Map<Source, { zero: number; other: number }>()
  let repeated = 0
  for (const { node, sources } of uses) {
    if (node.opType !== 'TreeEnsembleClassifier' && node.opType !== 'TreeEnsembleRegressor') continue
    const trees = readEnsemble(file, node)
    for (let at = 0; at < trees.modes.length; at++) {
      const mode = trees.modes[at]
      const source = sources[trees.features[at] as number]
      if (mode === leaf || source === undefined) continue
      const value = trees.values[at] as number
      if (mode === equal) equality.set(source, (equality.get(source) ?? new Set()).add(value))
      const seen = questions.get(source) ?? { zero: 0, other: 0 }
      questions.set(source, seen)
      if (value === 0 && mode === atMost) seen.zero++
      else seen.other++
    }
    if (trees.modes.length <= mostNodes) repeated += repeatedQuestions(trees)
  }
  return {
    equality: [...equality].map(([{ input, index }, values]) => ({
      input,
      index,
      values: [...values].sort((a, b) => a - b),
    })),
    repeated,
    onlyZero: [...questions].flatMap(([{ input, index }, { zero, other }]) =>
      zero > 0 && other === 0 ? [{ input, index, count: zero }] : [],
    ),
  }
}

/** Comparisons as numbers; those without a name here are told apart by other numbers. */
const leaf = 1
const equal = 2
const atMost = 3

interface Ensemble {
  readonly modes: Uint8Array
  readonly features: readonly number[]
  readonly values: readonly number[]
  /** 1 where a missing value goes the way of `true`. */
  readonly missing: readonly number[]
  /** Positions of the two children of each node; -1 for leaves. */
  readonly whenTrue: Int32Array
  readonly whenFalse: Int32Array
}

function readEnsemble(file: OnnxFile, node: OnnxNode): Ensemble {
  const modes = modesOf(file, node)
  const place = placesOf(intsOf(file, node, 'nodes_treeids'), intsOf(file, node, 'nodes_nodeids'))
  const children = (name: string) => {
    const ends = intsOf(file, node, name)
    return Int32Array.from(modes, (mode, at) => (mode === leaf ? -1 : place(at, ends[at] as number)))
  }
  return {
    modes,
    features: intsOf(file, node, 'nodes_featureids'),
    values: floatsOf(file, node, 'nodes_values'),
    missing: intsOf(file, node, 'nodes_missing_value_tracks_true'),
    whenTrue: children('nodes_truenodeids'),
    whenFalse: children('nodes_falsenodeids'),
  }
}

/** Reads `nodes_modes` without making a text of each: they are told apart by length (`LEAF` has four letters) and two letters. */
function modesOf(file: OnnxFile, node: OnnxNode): Uint8Array {
  const range = node.attributes.get('nodes_modes')
  const modes: number[] = []
  if (range === undefined) return new Uint8Array(0)
  const { bytes } = file
  const known = new Map<number, number>()
  eachField(bytes, range.start, range.end, (field, wire, from, to) => {
    if (field !== 9 || wire !== 2) return
    if (to - from === 4) {
      modes.push(leaf)
      return
    }
    const key = (to - from) * 65_536 + (bytes[from + 7] ?? 0) * 256 + (bytes[from + 8] ?? 0)
    let mode = known.get(key)
    if (mode === undefined) {
      const text = textAt(bytes, from, to)
      mode = text === 'BRANCH_EQ' ? equal : text === 'BRANCH_LEQ' ? atMost : 10 + known.size
      known.set(key, mode)
    }
    modes.push(mode)
  })
  return Uint8Array.from(modes)
}

/** Finds the position of a node by its number within a tree: mostly the trees stand one behind the other, numbered from 0. */
function placesOf(trees: readonly number[], ids: readonly number[]): (near: number, id: number) => number {
  const starts = new Int32Array(trees.length)
  let ordered = true
  for (let at = 0; at < trees.length; at++) {
    starts[at] = at > 0 && trees[at] === trees[at - 1] ? (starts[at - 1] as number) : at
    if (ids[at] !== at - (starts[at] as number)) ordered = false
  }
  if (ordered) {
    return (near, id) => {
      const at = (starts[near] as number) + id
      return at < trees.length && trees[at] === trees[near] ? at : -1
    }
  }
  const positions = new Map<string, number>()
  for (const [at, tree] of trees.entries()) positions.set(`${tree}:${ids[at]}`, at)
  return (near, id) => positions.get(`${trees[near]}:${id}`) ?? -1
}

/**
 * Counts nodes that compare a column with the same number as a node above them, missing values sent the same way. One side of such a split
 * is empty, so no trainer makes it. Equality is left out: sets of categories become chains of comparisons, which may repeat.
 */
function repeatedQuestions(trees: Ensemble): number {
  const { modes, whenTrue, whenFalse } = trees
  const isChild = new Uint8Array(modes.length)
  for (const ends of [whenTrue, whenFalse]) for (const at of ends) if (at >= 0) isChild[at] = 1
  const stack: number[] = []
  const depths: number[] = []
  for (let at = 0; at < modes.length; at++)
    if (!isChild[at]) {
      stack.push(at)
      depths.push(0)
    }
  const path: number[] = []
  let count = 0
  // In a tree every node is met once; a damaged file may have a cycle.
  for (let left = modes.length; left > 0 && stack.length > 0; left--) {
    const at = stack.pop() as number
    const depth = depths.pop() as number
    if (modes[at] === leaf) continue
    path.length = depth
    if (modes[at] !== equal && path.some((above) => sameQuestion(trees, above, at))) count++
    path.push(at)
    for (const child of [whenTrue[at] as number, whenFalse[at] as number])
      if (child >= 0) {
        stack.push(child)
        depths.push(depth + 1)
      }
  }
  return count
}

function sameQuestion(trees: Ensemble, one: number, other: number): boolean {
  return (
    trees.features[one] === trees.features[other] &&
    trees.values[one] === trees.values[other] &&
    trees.modes[one] === trees.modes[other] &&
    trees.missing[one] === trees.missing[other]
  )
}
