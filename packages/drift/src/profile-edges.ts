import type { QuantileSketch } from '@mlops-actions/numerics'

/** A bucket of a sketch as a range of values, both ends included. */
export interface Atom {
  readonly low: number
  readonly high: number
  readonly rows: number
}

const scratch = new Float64Array(1)
const words = new Uint32Array(scratch.buffer)

/** The value farthest from zero with the same leading bits of the mantissa. */
function farEnd(value: number, bits: number): number {
  if (value === 0 || bits >= 52) return value
  scratch[0] = value
  const drop = 52 - bits
  if (drop >= 32) {
    words[0] = 0xffffffff
    words[1] = ((words[1] as number) | (2 ** (drop - 32) - 1)) >>> 0
  } else words[0] = ((words[0] as number) | (2 ** drop - 1)) >>> 0
  return scratch[0] as number
}

/** The buckets of a sketch, ascending. */
export function bucketAtoms(sketch: QuantileSketch): Atom[] {
  const { bits } = sketch
  return sketch.buckets().map(([key, rows]) => {
    const far = farEnd(key, bits)
    return key < 0 ? { low: far, high: key, rows } : { low: key, high: far, rows }
  })
}

/**
 * Edges between buckets at about the hundredths, and among them those of the ten bins; each bin has at least `minGroup` rows, and the counts are
 * exact, since no bucket is cut. An edge is the value itself where enough rows hold it, else it lies between two buckets.
 */
export function edgesOfAtoms(
  atoms: readonly Atom[],
  minGroup: number,
): { edges: number[]; coarse: number[]; counts: number[] } {
  const total = atoms.reduce((sum, atom) => sum + atom.rows, 0)
  const fine = cutsAt(atoms, total, Math.max(1, Math.min(100, Math.floor(total / minGroup))))
  const tens = atoms.length <= 20 ? new Set(atoms.slice(0, -1).keys()) : cutsAt(atoms, total, 10)
  const edges: number[] = []
  const coarse: number[] = []
  const counts: number[] = []
  let rows = 0
  let left = total
  for (const [at, atom] of atoms.entries()) {
    rows += atom.rows
    left -= atom.rows
    const wanted = fine.has(at) || tens.has(at)
    if (!wanted || rows < minGroup || left < minGroup) continue
    if (tens.has(at)) coarse.push(edges.length)
    edges.push(edgeAfter(atom, atoms[at + 1] as Atom, minGroup))
    counts.push(rows)
    rows = 0
  }
  return { edges, coarse, counts: [...counts, rows] }
}

/** After which buckets the quantiles k / bins fall; a bucket that fills a whole bin is cut off on both sides. */
function cutsAt(atoms: readonly Atom[], total: number, bins: number): Set<number> {
  const cuts = new Set<number>()
  let before = 0
  atoms.forEach((atom, at) => {
    const upTo = before + atom.rows
    const crossed = Math.floor((upTo * bins) / total) - Math.floor((before * bins) / total)
    if (crossed > 0) cuts.add(at)
    if (atom.rows >= total / bins && at > 0) cuts.add(at - 1)
    before = upTo
  })
  cuts.delete(atoms.length - 1)
  return cuts
}

function edgeAfter(atom: Atom, next: Atom, minGroup: number): number {
  if (atom.low === atom.high && atom.rows >= minGroup) return atom.high + 0
  const middle = (atom.high + next.low) / 2
  for (const digits of [3, 6, 9, 12]) {
    const rounded = Number(middle.toPrecision(digits))
    if (rounded > atom.high && rounded < next.low) return rounded
  }
  return (middle >= atom.high && middle < next.low ? middle : atom.high) + 0
}
