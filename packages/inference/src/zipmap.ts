import { intsOf, stringsOf } from './attributes.ts'
import type { OnnxFile, OnnxNode } from './onnx-file.ts'
import { eachField, joinBytes, lengthDelimited, textAt } from './wire.ts'

/** What was taken out, and the order of the classes that only it knew. */
export interface RemovedZipMap {
  /** The output as the file names it. */
  readonly output: string
  /** The tensor that is the output now: one row a row, one column a class. */
  readonly tensor: string
  readonly classes: readonly string[]
}

/** Field numbers of onnx.proto. */
const graphField = 7
const nodeField = 1
const outputField = 12

/**
 * Finds the ZipMap nodes behind outputs. The runtime for Node cannot give maps, and exporters end classifiers in a ZipMap by default.
 * The node only renames columns: dropping it and giving out its input changes no number.
 */
export function findZipMaps(file: OnnxFile): readonly RemovedZipMap[] {
  return file.outputs.flatMap((output) => {
    const node = file.nodes.find((one) => isZipMap(one) && one.outputs[0] === output.name)
    const tensor = node?.inputs[0]
    if (node === undefined || tensor === undefined) return []
    const words = stringsOf(file, node, 'classlabels_strings')
    const classes = words.length > 0 ? words : intsOf(file, node, 'classlabels_int64s').map(String)
    return [{ output: output.name, tensor, classes }]
  })
}

function isZipMap(node: OnnxNode): boolean {
  return node.opType === 'ZipMap' && node.domain === 'ai.onnx.ml'
}

/** The same model without those ZipMap nodes, their input tensors as outputs in the same places. Everything else keeps its bytes. */
export function withoutZipMaps(file: OnnxFile, removed: readonly RemovedZipMap[]): Uint8Array {
  const { bytes, graph } = file
  const dropped = new Set(
    file.nodes
      .filter((node) => isZipMap(node) && removed.some((one) => node.outputs[0] === one.output))
      .map((node) => node.range.start),
  )
  const parts: Uint8Array[] = []
  let fieldStart = graph.start
  eachField(bytes, graph.start, graph.end, (field, _wire, from, to) => {
    const start = fieldStart
    fieldStart = to
    if (field === nodeField && dropped.has(start)) return
    const zip = field === outputField ? removed.find((one) => one.output === outputName(bytes, from, to)) : undefined
    parts.push(zip ? floatOutput(zip.tensor) : bytes.subarray(start, to))
  })
  const outside: Uint8Array[] = []
  fieldStart = 0
  eachField(bytes, 0, bytes.length, (field, _wire, from, to) => {
    const start = fieldStart
    fieldStart = to
    outside.push(
      field === graphField && from === graph.start
        ? lengthDelimited(graphField, joinBytes(parts))
        : bytes.subarray(start, to),
    )
  })
  return joinBytes(outside)
}

function outputName(bytes: Uint8Array, from: number, to: number): string {
  let name = ''
  eachField(bytes, from, to, (field, wire, start, end) => {
    if (field === 1 && wire === 2) name = textAt(bytes, start, end)
  })
  return name
}

/** A ValueInfoProto: a float tensor of that name, of any shape. ZipMap takes float tensors only. */
function floatOutput(name: string): Uint8Array {
  const elementIsFloat = Uint8Array.from([0x08, 0x01])
  const type = lengthDelimited(2, lengthDelimited(1, elementIsFloat))
  return lengthDelimited(outputField, joinBytes([lengthDelimited(1, new TextEncoder().encode(name)), type]))
}
