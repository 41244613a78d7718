// The scoring step as `mlops predict` does it: node scoring-step.ts MODEL TABLE OUT. Prints the seconds spent in run() as JSON.
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readTable } from '@mlops-actions/data'
import { type Model, openModel, predictionsCsv, score } from '@mlops-actions/inference'

const [modelPath = '', tablePath = '', out = ''] = process.argv.slice(2)
const threads = 2
const opened = await openModel(modelPath, { threads })
let spent = 0
const timed: Model['session'] = {
  ...opened.session,
  async run(feeds, outputs) {
    const before = performance.now()
    const results = await opened.session.run(feeds, outputs)
    spent += performance.now() - before
    return results
  },
}
const { table } = await readTable(tablePath, { fingerprint: false, threads })
const predictions = await score({ ...opened, session: timed }, table)
await pipeline(Readable.from(predictionsCsv(predictions)), createWriteStream(out))
const sum = predictions.probabilities?.[1]?.reduce((total, value) => total + value, 0)
process.stdout.write(`${JSON.stringify({ run: spent / 1000, sum })}\n`)
