// Splits the original file into data/train.csv and data/test.csv: node split.mjs PATH/TO/credit_default.csv
// A row goes to the test set by the hash of its id, so that the same customer is on the same side for ever, whatever else is added.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

const original = 'c4cfa40c41e6ecf2386f1b46cf58eeed214436ab474c2457b35b389ebd454763'
const testRows = 7_500

const path = process.argv[2]
if (path === undefined) throw new Error('usage: node split.mjs PATH/TO/credit_default.csv')
const bytes = readFileSync(path)
const digest = createHash('sha256').update(bytes).digest('hex')
if (digest !== original) throw new Error(`${path} is not the file that was split: its SHA-256 is ${digest}`)

const [header, ...lines] = bytes.toString('utf8').trimEnd().split('\n')
const place = (line) => createHash('sha256').update(`credit-default:${line.split(',', 1)[0]}`).digest('hex')
const test = new Set(lines.map((line) => [place(line), line]).sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, testRows).map(([, line]) => line))
const write = (name, rows) => writeFileSync(new URL(`data/${name}`, import.meta.url), `${[header, ...rows].join('\n')}\n`)
write('train.csv', lines.filter((line) => !test.has(line)))
write('test.csv', lines.filter((line) => test.has(line)))
