/**
 * Eigenvalues (falling) and eigenvectors (as rows, unit length) of a symmetric matrix by Jacobi's rotations; exact to rounding.
 * O(d³) a sweep, some ten sweeps: fine up to a few hundred columns.
 */
export function symmetricEigen(matrix: readonly Float64Array[]): { values: Float64Array; vectors: Float64Array[] } {
  const d = matrix.length
  const a = matrix.map((row) => row.slice())
  const v = Array.from({ length: d }, (_, i) => Float64Array.from({ length: d }, (_, j) => Number(i === j)))
  for (let sweep = 0; sweep < 60 && offDiagonal(a) > 1e-24; sweep++)
    for (let p = 0; p < d; p++) for (let q = p + 1; q < d; q++) rotate(a, v, p, q)
  const order = Array.from({ length: d }, (_, i) => i).sort((i, j) => (a[j]?.[j] as number) - (a[i]?.[i] as number))
  return {
    values: Float64Array.from(order, (i) => a[i]?.[i] as number),
    vectors: order.map((i) => Float64Array.from(v, (row) => row[i] as number)),
  }
}

/** Sum of squares off the diagonal over that of all. */
function offDiagonal(a: readonly Float64Array[]): number {
  let off = 0
  let all = 0
  a.forEach((row, i) => {
    row.forEach((value, j) => {
      all += value * value
      if (i !== j) off += value * value
    })
  })
  return all > 0 ? off / all : 0
}

/** One rotation that makes a[p][q] zero, applied to the matrix and to the vectors (columns of v). */
function rotate(a: readonly Float64Array[], v: readonly Float64Array[], p: number, q: number): void {
  const ap = a[p] as Float64Array
  const aq = a[q] as Float64Array
  const apq = ap[q] as number
  if (apq === 0) return
  const theta = ((aq[q] as number) - (ap[p] as number)) / (2 * apq)
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (const row of a) {
    const x = row[p] as number
    const y = row[q] as number
    row[p] = c * x - s * y
    row[q] = s * x + c * y
  }
  for (let k = 0; k < a.length; k++) {
    const x = ap[k] as number
    const y = aq[k] as number
    ap[k] = c * x - s * y
    aq[k] = s * x + c * y
  }
  for (const row of v) {
    const x = row[p] as number
    const y = row[q] as number
    row[p] = c * x - s * y
    row[q] = s * x + c * y
  }
}
