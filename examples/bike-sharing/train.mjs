// Trains the model that forecasts hourly rentals, and writes it as ONNX. Plain Node, no dependency, no Python.
// Reads   MLOPS_DATA_TRAIN   the training table (CSV without quotes)
//         MLOPS_PARAMETERS   a JSON file: trees, max-depth, learning-rate, min-rows, share, train-until, weekend-hour-shift
//         MLOPS_SEED         a whole number
// Writes  MLOPS_OUTPUT/model.onnx and MLOPS_OUTPUT/metrics.json
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { predict, rmse, train } from './boosting.mjs'
import { toOnnx } from './onnx.mjs'

const target = 'cnt'
// `casual` and `registered` add up to the target; `instant` and `dteday` say when, not what it was like.
const notFeatures = ['instant', 'dteday', 'casual', 'registered', target]

const { MLOPS_DATA_TRAIN, MLOPS_PARAMETERS, MLOPS_SEED, MLOPS_OUTPUT } = process.env
const parameters = JSON.parse(readFileSync(MLOPS_PARAMETERS, 'utf8'))
const settings = {
  trees: parameters.trees,
  maxDepth: parameters['max-depth'],
  learningRate: parameters['learning-rate'],
  minRows: parameters['min-rows'],
  share: parameters.share,
}

const [header, ...lines] = readFileSync(MLOPS_DATA_TRAIN, 'utf8').trimEnd().split('\n').map((line) => line.split(','))
const day = header.indexOf('dteday')
const rows = lines.filter((cells) => cells[day] <= parameters['train-until'])
const columnOf = (name) => Float64Array.from(rows, (cells) => Number(cells[header.indexOf(name)]))
const features = header.filter((name) => !notFeatures.includes(name))
const columns = features.map((name) => (name === 'hr' ? repairedHours() : columnOf(name)))
const truth = columnOf(target)
console.log(`read ${rows.length} hours until ${rows.at(-1)[day]}, ${features.length} features`)

const ensemble = train(columns, truth, settings, generator(Number(MLOPS_SEED)), (tree, error) => {
  if (tree % 25 === 0 || tree === settings.trees) console.log(`tree ${tree} of ${settings.trees}  training RMSE ${error.toFixed(1)}`)
})

writeFileSync(join(MLOPS_OUTPUT, 'model.onnx'), toOnnx(ensemble, features.length, 'bike-sharing'))
const metrics = { train_root_mean_squared_error: rmse(truth, predict(ensemble, columns)), train_rows: rows.length }
writeFileSync(join(MLOPS_OUTPUT, 'metrics.json'), `${JSON.stringify(metrics, null, 2)}\n`)
console.log(`wrote model.onnx and metrics.json  training RMSE ${metrics.train_root_mean_squared_error.toFixed(1)}`)

/**
 * Moves the hour of days off by `weekend-hour-shift`, as if their clock had been set wrong. No clock was: with any number but 0 this is
 * the mistake that the gate on slices is there to find.
 */
function repairedHours() {
  const daysOff = columnOf('workingday').map((value) => 1 - value)
  return columnOf('hr').map((hour, row) => (hour + daysOff[row] * parameters['weekend-hour-shift'] + 24) % 24)
}

/** Mulberry32 (Tommy Ettinger, public domain): a small generator with 32 bits of state, the same on every machine. */
function generator(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
