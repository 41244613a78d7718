import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UserError } from '@mlops-actions/core'
import { tableOf } from './fixtures/refused.ts'
import { type PredictionFileOptions, readPredictions } from './prediction-files.ts'
import { type Predictions, predictionsCsv, scoreOfClass } from './predictions.ts'

type Columns = Parameters<typeof tableOf>[0]
const binary: PredictionFileOptions = { task: 'binary', name: 'predictions.csv' }

const invalid: readonly (readonly [string, Columns, PredictionFileOptions, RegExp])[] = [
  ['another number of rows', { prediction: [1, 0] }, { ...binary, rows: 3 }, /has 2 rows; the data have 3/],
  ['no prediction', { guess: [1, 0] }, binary, /no column "prediction"; it has "guess"/],
  ['a row without a prediction', { prediction: ['yes', ''] }, binary, /1 rows without a prediction/],
  [
    'a probability above 1',
    { prediction: [1, 0], probability_0: [-0.2, 0.5], probability_1: [1.2, 0.5] },
    binary,
    /outside \[0, 1\].*"score"/s,
  ],
  [
    'probabilities that do not sum to 1',
    { prediction: [1, 0], probability_0: [0.5, 0.5], probability_1: [0.6, 0.5] },
    binary,
    /sum to 1/,
  ],
  [
    'a missing probability',
    { prediction: [1, 0], probability_0: [0.5, ''], probability_1: [0.5, 0.5] },
    binary,
    /no finite number in column "probability_0", row 2/,
  ],
  [
    'text as probability',
    { prediction: [1, 0], probability_0: ['x', 0.5], probability_1: [0.5, 0.5] },
    binary,
    /"probability_0", row 1/,
  ],
  [
    'a label without a column',
    { prediction: ['a', 'c'], probability_a: [0.5, 0.5], probability_b: [0.5, 0.5] },
    binary,
    /"c" is none of the classes/,
  ],
  [
    'a column of no class',
    { prediction: ['a', 'b'], probability_a: [0.5, 0.5], probability_z: [0.5, 0.5] },
    { ...binary, classes: ['a', 'b'] },
    /"z".*"a", "b"/s,
  ],
  [
    'a class without a column',
    { prediction: ['a', 'b'], probability_a: [0.5, 0.5], probability_b: [0.5, 0.5] },
    { ...binary, classes: ['a', 'b', 'c'] },
    /no column "probability_c"/,
  ],
  [
    'one column and no other class',
    { prediction: ['a', 'a'], probability_a: [0.9, 0.8] },
    binary,
    /other class is not known/,
  ],
  [
    'a regression without numbers',
    { prediction: ['low', 'high'] },
    { task: 'regression' },
    /no finite number in column "prediction"/,
  ],
  ['a regression without a prediction', { value: [1] }, { task: 'regression' }, /no column "prediction"/],
]
for (const [what, columns, options, says] of invalid)
  test(`a prediction file with ${what} is refused`, () => {
    assert.throws(
      () => readPredictions(tableOf(columns), options),
      (error: unknown) => {
        assert.ok(error instanceof UserError)
        assert.equal(error.code, 'PREDICTIONS_INVALID')
        assert.match(`${error.message} ${error.remedy ?? ''}`, says)
        return true
      },
    )
  })

const plain = (predictions: Predictions) => ({
  labels: predictions.labels,
  predicted: [...predictions.predicted],
  ...(predictions.probabilities ? { probabilities: predictions.probabilities.map((one) => [...one]) } : {}),
  ...(predictions.scores ? { scores: predictions.scores.map((one) => [...one]) } : {}),
})
const valid: readonly (readonly [string, Columns, PredictionFileOptions, ReturnType<typeof plain>])[] = [
  [
    'labels and probabilities',
    { prediction: ['b', 'a'], probability_a: [0.25, 1], probability_b: [0.75, 0] },
    binary,
    {
      labels: ['a', 'b'],
      predicted: [1, 0],
      probabilities: [
        [0.25, 1],
        [0.75, 0],
      ],
    },
  ],
  [
    'probabilities only',
    { probability_no: [0.25, 1], probability_yes: [0.75, 0] },
    binary,
    {
      labels: ['no', 'yes'],
      predicted: [1, 0],
      probabilities: [
        [0.25, 1],
        [0.75, 0],
      ],
    },
  ],
  [
    'one probability of two',
    { prediction: [1, 0], probability_1: [0.75, 0.25] },
    binary,
    {
      labels: ['0', '1'],
      predicted: [1, 0],
      probabilities: [
        [0.25, 0.75],
        [0.75, 0.25],
      ],
    },
  ],
  [
    'labels and a score',
    { prediction: [10, 9], score: [3.5, -2] },
    binary,
    { labels: ['9', '10'], predicted: [1, 0], scores: [[3.5, -2]] },
  ],
  [
    'classes in a given order',
    { prediction: ['x', 'y'] },
    { ...binary, classes: ['y', 'x'] },
    { labels: ['y', 'x'], predicted: [1, 0] },
  ],
  ['values', { prediction: [1.5, -2] }, { task: 'regression' }, { labels: undefined, predicted: [1.5, -2] }],
  ['scores of a ranking', { score: [1.5, -2] }, { task: 'ranking' }, { labels: undefined, predicted: [1.5, -2] }],
]
for (const [what, columns, options, expected] of valid)
  test(`a prediction file with ${what} is a claim`, () => {
    const read = readPredictions(tableOf(columns), options)
    assert.equal(read.evidence, 'claimed')
    assert.deepEqual(plain(read), expected)
  })

const base = { rows: 2, evidence: 'measured', findings: [] } as const
const files: readonly (readonly [string, Predictions, string])[] = [
  [
    'probabilities',
    {
      ...base,
      labels: ['no', 'a,"b"'],
      predicted: Float64Array.of(1, 0),
      probabilities: [Float64Array.of(0.1, 1), Float64Array.of(0.9, 0)],
    },
    'prediction,probability_no,"probability_a,""b"""\n"a,""b""",0.1,0.9\nno,1,0\n',
  ],
  [
    'one score',
    { ...base, labels: ['0', '1'], predicted: Float64Array.of(0, 1), scores: [Float64Array.of(-1.5, 2)] },
    'prediction,score\n0,-1.5\n1,2\n',
  ],
  [
    'scores a class',
    {
      ...base,
      labels: ['a', 'b'],
      predicted: Float64Array.of(0, 1),
      scores: [Float64Array.of(3, 1), Float64Array.of(2, 4)],
    },
    'prediction,score_a,score_b\na,3,2\nb,1,4\n',
  ],
  ['labels', { ...base, labels: ['a', 'b'], predicted: Float64Array.of(0, 1) }, 'prediction\na\nb\n'],
  ['values', { ...base, predicted: Float64Array.of(0.1, -1e-9) }, 'prediction\n0.1\n-1e-9\n'],
  [
    'targets',
    {
      ...base,
      predicted: Float64Array.of(1, 2),
      targets: [Float64Array.of(1, 2), Float64Array.of(3, 4)],
      targetNames: ['x', 'y'],
    },
    'prediction_x,prediction_y\n1,3\n2,4\n',
  ],
]
for (const [what, predictions, text] of files)
  test(`${what} are written a line a row`, () => assert.equal([...predictionsCsv(predictions)].join(''), text))

test('a large file is written in pieces', () => {
  const rows = 20_000
  const pieces = [
    ...predictionsCsv({ ...base, rows, predicted: Float64Array.from({ length: rows }, (_, row) => row / 7) }),
  ]
  assert.ok(pieces.length > 3)
  assert.equal(pieces.join('').split('\n').length, rows + 2)
})

test('a single score speaks for the second class, and of a prediction file for the one that is asked for', () => {
  const margins: Predictions = {
    ...base,
    labels: ['default', 'paid'],
    predicted: Float64Array.of(0, 1),
    scores: [Float64Array.of(-1, 2)],
    scoreKind: 'log-odds',
  }
  assert.deepEqual(
    [0, 1].map((at) => [...(scoreOfClass(margins, at) ?? [])]),
    [
      [1, -2],
      [-1, 2],
    ],
  )
  assert.deepEqual([...(scoreOfClass({ ...margins, evidence: 'claimed' }, 0) ?? [])], [-1, 2])
  assert.equal(scoreOfClass({ ...margins, labels: ['a'] }, 0), undefined)
  const distances: Predictions = {
    ...margins,
    scores: [Float64Array.of(3, 1), Float64Array.of(2, 4)],
    scoreKind: 'distance',
  }
  assert.deepEqual([...(scoreOfClass(distances, 0) ?? [])], [-3, -1], 'near is more')
  const shares: Predictions = {
    ...base,
    labels: ['a', 'b'],
    predicted: Float64Array.of(0, 1),
    probabilities: [Float64Array.of(1, 0), Float64Array.of(0, 1)],
  }
  assert.deepEqual([...(scoreOfClass(shares, 1) ?? [])], [0, 1])
})
