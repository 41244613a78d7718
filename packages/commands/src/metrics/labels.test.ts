import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classesByName, inOrder, labelsOf } from './labels.ts'

const cases: readonly (readonly [string, readonly string[], readonly string[], readonly string[] | undefined])[] = [
  ['what comes before', ['p_b', 'p_a'], ['a', 'b'], ['b', 'a']],
  ['classes that begin alike', ['proba_x_2', 'proba_x_1'], ['x_1', 'x_2'], ['x_2', 'x_1']],
  [
    'classes that begin alike, one of them not seen',
    ['proba_x_2', 'proba_x_1', 'proba_x_3'],
    ['x_1'],
    ['x_2', 'x_1', 'x_3'],
  ],
  ['numbers behind a word that the classes lack', ['p_x_2', 'p_x_1'], ['1', '2'], ['2', '1']],
  ['what comes after', ['b_score', 'a_score'], ['a', 'b'], ['b', 'a']],
  ['before and after', ['p_b_hat', 'p_a_hat'], ['a', 'b'], ['b', 'a']],
  ['the classes alone', ['b', 'a'], ['a', 'b'], ['b', 'a']],
  ['no underscore', ['prob2', 'prob1'], ['1', '2'], ['2', '1']],
  ['numbers that begin alike', ['p_11', 'p_10'], ['10', '11'], ['11', '10']],
  ['whole numbers written with a point', ['p_1.0', 'p_0.0'], ['0', '1'], ['1', '0']],
  ['truth values as Python writes them', ['p_True', 'p_False'], ['false', 'true'], ['true', 'false']],
  ['one column', ['p_a'], ['a'], ['a']],
  ['a class without a column', ['p_a', 'p_b'], ['a', 'c'], undefined],
  ['names that say nothing', ['s1', 's2'], ['a', 'b'], undefined],
]

for (const [name, columns, known, expected] of cases)
  test(`the class of a column of scores: ${name}`, () => {
    assert.deepEqual(classesByName(columns, known), expected)
  })

test('labels are in one order whatever the order of the rows', () => {
  const [a, b] = ['9007199254740992', '9007199254740993']
  assert.deepEqual(inOrder([a, b]), [a, b])
  assert.deepEqual(inOrder([b, a]), [a, b])
  assert.deepEqual(inOrder(['10', '9', '-1']), ['-1', '9', '10'])
  assert.deepEqual(inOrder(['10', '9', 'b']), ['10', '9', 'b'])
})

test('a time is a label as it is written, whatever the column it stands in', () => {
  const values = Float64Array.of(Date.UTC(2020, 0, 1), Date.UTC(2020, 0, 2, 10), Number.NaN)
  const { codes, names } = labelsOf({ kind: 'number', name: 'day', logical: 'timestamp', values, nulls: 1 })
  assert.deepEqual(names, ['2020-01-01', '2020-01-02T10:00:00Z'])
  assert.deepEqual([...codes], [0, 1, -1])
})
