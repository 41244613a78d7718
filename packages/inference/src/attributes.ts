import type { Initializer, OnnxFile, OnnxNode } from './onnx-file.ts'
import { eachField, packedVarints, textAt } from './wire.ts'

/** The whole numbers of an attribute (`ints`, or one `i`); empty when the node has none of that name. */
export function intsOf(file: OnnxFile, node: OnnxNode, name: string): number[] {
  const out: number[] = []
  const range = node.attributes.get(name)
  if (range === undefined) return out
  eachField(file.bytes, range.start, range.end, (field, wire, from, to, value) => {
    if ((field === 8 || field === 3) && wire === 0) out.push(value)
    else if (field === 8 && wire === 2) packedVarints(file.bytes, from, to, out)
  })
  return out
}

/** The float32 numbers of an attribute; empty when the node has none of that name. */
export function floatsOf(file: OnnxFile, node: OnnxNode, name: string): number[] {
  const out: number[] = []
  const range = node.attributes.get(name)
  if (range === undefined) return out
  const view = new DataView(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)
  eachField(file.bytes, range.start, range.end, (field, wire, from, to) => {
    if (field !== 7 && field !== 2) return
    if (wire === 5 || wire === 2) for (let at = from; at + 4 <= to; at += 4) out.push(view.getFloat32(at, true))
  })
  return out
}

/** The texts of an attribute (`strings`, or one `s`); empty when the node has none of that name. */
export function stringsOf(file: OnnxFile, node: OnnxNode, name: string): string[] {
  const out: string[] = []
  const range = node.attributes.get(name)
  if (range === undefined) return out
  const wanted = new Set([9, 4])
  eachField(file.bytes, range.start, range.end, (field, wire, from, to) => {
    if (wire === 2 && wanted.has(field)) out.push(textAt(file.bytes, from, to))
  })
  return out
}

/** The most elements that are read from a constant: class labels and column numbers are few; weights are never read. */
const smallConstant = 65_536

/** Whole numbers or texts of a small constant inside the file; undefined when it is large, external or of another type. */
export function constantOf(file: OnnxFile, constant: Initializer | undefined): (number | string)[] | undefined {
  if (constant === undefined || constant.external !== undefined) return undefined
  if (constant.dims.reduce((product, dim) => product * dim, 1) > smallConstant) return undefined
  const { bytes } = file
  const out: (number | string)[] = []
  const numbers: number[] = []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  eachField(bytes, constant.range.start, constant.range.end, (field, wire, from, to, value) => {
    if (field === 6 && wire === 2) out.push(textAt(bytes, from, to))
    else if ((field === 5 || field === 7) && wire === 0) numbers.push(value)
    else if ((field === 5 || field === 7) && wire === 2) packedVarints(bytes, from, to, numbers)
    else if (field === 9 && constant.type === 'int64')
      for (let at = from; at + 8 <= to; at += 8) numbers.push(Number(view.getBigInt64(at, true)))
    else if (field === 9 && constant.type === 'int32')
      for (let at = from; at + 4 <= to; at += 4) numbers.push(view.getInt32(at, true))
  })
  if (constant.type === 'string') return out
  return constant.type === 'int64' || constant.type === 'int32' ? numbers : undefined
}
