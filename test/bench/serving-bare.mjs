// The peer that every team could write in an afternoon: node:http and onnxruntime-node, no schema check, no key, no router, nothing
// recorded. PORT MODEL; prints a line when it listens.
import { createServer } from 'node:http'
import { createRequire } from 'node:module'

const ort = createRequire(import.meta.url)('onnxruntime-node')
const [port, model] = process.argv.slice(2)
const session = await ort.InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 })

const server = createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', async () => {
    const { data } = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    const width = data[0].length
    const values = new Float32Array(data.length * width)
    for (let row = 0; row < data.length; row += 1) values.set(data[row], row * width)
    const { label, probabilities } = await session.run({ X: new ort.Tensor('float32', values, [data.length, width]) })
    const predictions = []
    for (let row = 0; row < data.length; row += 1)
      predictions.push({
        prediction: Number(label?.data[row] ?? 0),
        probabilities: { 0: probabilities.data[row * 2], 1: probabilities.data[row * 2 + 1] },
      })
    const body = JSON.stringify({ predictions })
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    response.end(body)
  })
})
server.listen(Number(port), '127.0.0.1', () => process.stdout.write('{"ready":true}\n'))
