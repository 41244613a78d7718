import { eachField, packedVarints, textAt, WireError } from './wire.ts'

/** Element types of ONNX tensors (TensorProto.DataType), by their number. */
const elementTypes = [
  'undefined',
  'float',
  'uint8',
  'int8',
  'uint16',
  'int16',
  'int32',
  'int64',
  'string',
  'bool',
  'float16',
  'double',
  'uint32',
  'uint64',
  'complex64',
  'complex128',
  'bfloat16',
] as const

/** An element type; types newer than this list are `other`. */
export type ElementType = (typeof elementTypes)[number] | 'other'

/** A dimension: its size, its name (`N`, `batch`), or null where the graph says nothing. */
export type Dimension = number | string | null

/** An input or output as the graph declares it. What it declares may be wrong; results are trusted, not this. */
export interface ValueInfo {
  readonly name: string
  readonly kind: 'tensor' | 'sequence' | 'map' | 'other'
  /** Of tensors. */
  readonly type: ElementType
  /** Of tensors; undefined when the rank is not declared. */
  readonly dims: readonly Dimension[] | undefined
}

/** A node of the graph. Its attributes stay bytes until someone asks (`attributes.ts`). */
export interface OnnxNode {
  readonly opType: string
  readonly domain: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly attributes: ReadonlyMap<string, Range>
  /** The whole field in the graph, tag included: what is left out when the node is dropped. */
  readonly range: Range
}

/** Bytes from `start` up to, not including, `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A constant of the graph; its data stay where they are. */
export interface Initializer {
  readonly name: string
  readonly type: ElementType
  readonly dims: readonly number[]
  readonly range: Range
  /** The file that holds the data, as the model writes it; undefined when they are inside. */
  readonly external: string | undefined
}

/** What a reader of an ONNX file needs to know, without its weights. */
export interface OnnxFile {
  readonly bytes: Uint8Array
  readonly irVersion: number
  readonly producer: string
  /** Operator sets by domain; the default domain is `ai.onnx`. */
  readonly opsets: Readonly<Record<string, number>>
  readonly metadata: Readonly<Record<string, string>>
  readonly graph: Range
  readonly inputs: readonly ValueInfo[]
  readonly outputs: readonly ValueInfo[]
  readonly nodes: readonly OnnxNode[]
  readonly initializers: ReadonlyMap<string, Initializer>
}

/**
 * Reads an ONNX ModelProto. Field numbers: onnx.proto of ONNX 1.x, which never reuses one.
 * Throws WireError when the bytes are no such message.
 */
export function readOnnxFile(bytes: Uint8Array): OnnxFile {
  let irVersion = 0
  let producer = ''
  let graph: Range | undefined
  const opsets: Record<string, number> = Object.create(null)
  const metadata: Record<string, string> = Object.create(null)
  eachField(bytes, 0, bytes.length, (field, wire, from, to, value) => {
    if (field === 1 && wire === 0) irVersion = value
    else if (field === 2 && wire === 2) producer = textAt(bytes, from, to)
    else if (field === 7 && wire === 2) graph = { start: from, end: to }
    else if (field === 8 && wire === 2) readOpset(bytes, from, to, opsets)
    else if (field === 14 && wire === 2) {
      const [key, text] = readPair(bytes, from, to)
      metadata[key] = text
    }
  })
  if (graph === undefined || irVersion < 1) throw new WireError('there is no graph in it')
  return { bytes, irVersion, producer, opsets, metadata, graph, ...readGraph(bytes, graph) }
}

function readOpset(bytes: Uint8Array, from: number, to: number, into: Record<string, number>): void {
  let domain = ''
  let version = 0
  eachField(bytes, from, to, (field, wire, start, end, value) => {
    if (field === 1 && wire === 2) domain = textAt(bytes, start, end)
    else if (field === 2 && wire === 0) version = value
  })
  into[domain || 'ai.onnx'] = version
}

function readPair(bytes: Uint8Array, from: number, to: number): [string, string] {
  const pair: [string, string] = ['', '']
  eachField(bytes, from, to, (field, wire, start, end) => {
    if (wire === 2 && field <= 2) pair[field - 1] = textAt(bytes, start, end)
  })
  return pair
}

function readGraph(bytes: Uint8Array, graph: Range) {
  const inputs: ValueInfo[] = []
  const outputs: ValueInfo[] = []
  const nodes: OnnxNode[] = []
  const initializers = new Map<string, Initializer>()
  let fieldStart = graph.start
  eachField(bytes, graph.start, graph.end, (field, wire, from, to) => {
    const range = { start: fieldStart, end: to }
    fieldStart = to
    if (wire !== 2) return
    if (field === 1) nodes.push(readNode(bytes, from, to, range))
    else if (field === 5) {
      const one = readInitializer(bytes, from, to)
      initializers.set(one.name, one)
    } else if (field === 11) inputs.push(readValueInfo(bytes, from, to))
    else if (field === 12) outputs.push(readValueInfo(bytes, from, to))
  })
  // Old exporters (IR 3) list constants among the inputs too.
  return { inputs: inputs.filter((one) => !initializers.has(one.name)), outputs, nodes, initializers }
}

function readNode(bytes: Uint8Array, from: number, to: number, range: Range): OnnxNode {
  const inputs: string[] = []
  const outputs: string[] = []
  const attributes = new Map<string, Range>()
  let opType = ''
  let domain = ''
  eachField(bytes, from, to, (field, wire, start, end) => {
    if (wire !== 2) return
    if (field === 1) inputs.push(textAt(bytes, start, end))
    else if (field === 2) outputs.push(textAt(bytes, start, end))
    else if (field === 4) opType = textAt(bytes, start, end)
    else if (field === 7) domain = textAt(bytes, start, end)
    else if (field === 5) attributes.set(attributeName(bytes, start, end), { start, end })
  })
  return { opType, domain, inputs, outputs, attributes, range }
}

function attributeName(bytes: Uint8Array, from: number, to: number): string {
  let name = ''
  eachField(bytes, from, to, (field, wire, start, end) => {
    if (field === 1 && wire === 2) name = textAt(bytes, start, end)
  })
  return name
}

function readInitializer(bytes: Uint8Array, from: number, to: number): Initializer {
  const dims: number[] = []
  let name = ''
  let type: ElementType = 'undefined'
  let location: string | undefined
  eachField(bytes, from, to, (field, wire, start, end, value) => {
    if (field === 1) {
      if (wire === 0) dims.push(value)
      else packedVarints(bytes, start, end, dims)
    } else if (field === 2 && wire === 0) type = elementTypes[value] ?? 'other'
    else if (field === 8 && wire === 2) name = textAt(bytes, start, end)
    else if (field === 13 && wire === 2) {
      const [key, text] = readPair(bytes, start, end)
      if (key === 'location') location = text
    }
  })
  return { name, type, dims, range: { start: from, end: to }, external: location }
}

function readValueInfo(bytes: Uint8Array, from: number, to: number): ValueInfo {
  let name = ''
  let kind: ValueInfo['kind'] = 'other'
  let type: ElementType = 'undefined'
  let dims: Dimension[] | undefined
  eachField(bytes, from, to, (field, wire, start, end) => {
    if (field === 1 && wire === 2) name = textAt(bytes, start, end)
    if (field !== 2 || wire !== 2) return
    eachField(bytes, start, end, (typeField, typeWire, typeStart, typeEnd) => {
      if (typeWire !== 2) return
      kind = typeField === 1 ? 'tensor' : typeField === 4 ? 'sequence' : typeField === 5 ? 'map' : 'other'
      if (typeField !== 1) return
      eachField(bytes, typeStart, typeEnd, (tensorField, _wire, tensorStart, tensorEnd, value) => {
        if (tensorField === 1) type = elementTypes[value] ?? 'other'
        else if (tensorField === 2) dims = readShape(bytes, tensorStart, tensorEnd)
      })
    })
  })
  return { name, kind, type, dims }
}

function readShape(bytes: Uint8Array, from: number, to: number): Dimension[] {
  const dims: Dimension[] = []
  eachField(bytes, from, to, (field, wire, start, end) => {
    if (field !== 1 || wire !== 2) return
    let dimension: Dimension = null
    eachField(bytes, start, end, (part, _wire, partStart, partEnd, value) => {
      if (part === 1) dimension = value
      else if (part === 2) dimension = textAt(bytes, partStart, partEnd) || null
    })
    dims.push(dimension)
  })
  return dims
}
