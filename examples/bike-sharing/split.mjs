// Splits the original file by time into data/train.csv and data/test.csv: node split.mjs PATH/TO/bike_sharing_hourly.csv
// Everything before July 2012 is there to learn from; the half year after it decides. A random split would let the model see the future.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

const original = '11e08374c448229649b93e64c7442558b93d516a008804bd70bdb8c82333c434'
const firstTestDay = '2012-07-01'

const path = process.argv[2]
if (path === undefined) throw new Error('usage: node split.mjs PATH/TO/bike_sharing_hourly.csv')
const bytes = readFileSync(path)
const digest = createHash('sha256').update(bytes).digest('hex')
if (digest !== original) throw new Error(`${path} is not the file that was split: its SHA-256 is ${digest}`)

const [header, ...lines] = bytes.toString('utf8').trimEnd().split('\n')
const day = header.split(',').indexOf('dteday')
const isTest = (line) => line.split(',')[day] >= firstTestDay
const write = (name, rows) => writeFileSync(new URL(`data/${name}`, import.meta.url), `${[header, ...rows].join('\n')}\n`)
write('train.csv', lines.filter((line) => !isTest(line)))
write('test.csv', lines.filter(isTest))
