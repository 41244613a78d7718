// Writes boosted trees as an ONNX model: one TreeEnsembleRegressor (ai.onnx.ml 1) from `X` float [None, columns] to `value` float [None, 1].
// ONNX files are protocol buffers; this is all of that format that such a model needs. Field numbers: onnx.proto.

const varint = (value) => {
  const bytes = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  return [...bytes, rest]
}
const number = (field, value) => Buffer.from([...varint(field * 8), ...varint(value)])
const bytes = (field, content) => Buffer.concat([Buffer.from([...varint(field * 8 + 2), ...varint(content.length)]), content])
const text = (field, value) => bytes(field, Buffer.from(value, 'utf8'))
const message = (field, ...parts) => bytes(field, Buffer.concat(parts))

/** AttributeProto: name 1, type 20, and the value: i 3, floats 7, ints 8, strings 9. Here kind → [field, type]. */
const types = { i: [3, 2], floats: [7, 6], ints: [8, 7], strings: [9, 8] }
function attribute(name, kind, value) {
  const [field, type] = types[kind]
  return message(5, text(1, name), number(20, type), content[kind](field, value))
}
const content = {
  i: number,
  strings: (field, values) => Buffer.concat(values.map((value) => text(field, value))),
  ints: (field, values) => bytes(field, Buffer.from(values.flatMap(varint))),
  floats: (field, values) => bytes(field, Buffer.from(Float32Array.from(values).buffer)),
}

/** ValueInfoProto: a float tensor [None, columns]. */
function tensor(field, name, columns) {
  const shape = message(2, message(1), message(1, number(1, columns)))
  return message(field, text(1, name), message(2, message(1, number(1, 1), shape)))
}

/** The file, as bytes. The same trees give the same bytes. */
export function toOnnx({ base, trees }, columns, name) {
  const nodes = trees.flatMap((tree, id) => flatten(tree).map((node) => ({ ...node, tree: id })))
  const leaves = nodes.filter((node) => node.mode === 'LEAF')
  const ints = (key, list = nodes) => list.map((node) => node[key])
  const ensemble = message(
    1,
    text(1, 'X'),
    text(2, 'value'),
    text(4, 'TreeEnsembleRegressor'),
    text(7, 'ai.onnx.ml'),
    attribute('n_targets', 'i', 1),
    attribute('base_values', 'floats', [base]),
    attribute('nodes_treeids', 'ints', ints('tree')),
    attribute('nodes_nodeids', 'ints', ints('id')),
    attribute('nodes_featureids', 'ints', ints('column')),
    attribute('nodes_modes', 'strings', ints('mode')),
    attribute('nodes_values', 'floats', ints('threshold')),
    attribute('nodes_truenodeids', 'ints', ints('left')),
    attribute('nodes_falsenodeids', 'ints', ints('right')),
    attribute('target_treeids', 'ints', ints('tree', leaves)),
    attribute('target_nodeids', 'ints', ints('id', leaves)),
    attribute('target_ids', 'ints', leaves.map(() => 0)),
    attribute('target_weights', 'floats', ints('value', leaves)),
  )
  const graph = message(7, ensemble, text(2, name), tensor(11, 'X', columns), tensor(12, 'value', 1))
  const opset = (domain, version) => message(8, text(1, domain), number(2, version))
  return Buffer.concat([number(1, 8), text(2, 'train.mjs'), graph, opset('ai.onnx.ml', 1), opset('', 17)])
}

/** The nodes of a tree in order, with their numbers. */
function flatten(root) {
  const nodes = []
  const add = (node) => {
    const id = nodes.length
    const flat = { id, column: 0, threshold: 0, left: 0, right: 0, mode: 'LEAF', value: node.value ?? 0 }
    nodes.push(flat)
    if ('left' in node) {
      Object.assign(flat, { column: node.column, threshold: node.threshold, mode: 'BRANCH_LEQ' })
      flat.left = add(node.left)
      flat.right = add(node.right)
    }
    return id
  }
  add(root)
  return nodes
}
