import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { temporaryFolder } from '@mlops-actions/testing'
import { json, mlops, type Refusal } from './cli.ts'

interface Answer {
  readonly rows: number
  readonly columns: readonly Readonly<Record<string, unknown>>[]
  readonly findings: readonly { readonly code: string; readonly column?: string }[]
}

const text =
  'id,age,city,when,ok,note\n1,30,Ulm,2026-01-01,true,\n2,,Bonn,2026-01-02,false,\n3,50,Ulm,2026-01-03,true,\n'

describe('mlops profile', { concurrency: 2 }, () => {
  test('every column with type, empty cells, distinct values and range', async (t) => {
    const path = join(await temporaryFolder(t), 'people.csv')
    await writeFile(path, text)
    const { rows, columns, findings } = await json<Answer>(['profile', path])
    assert.equal(rows, 3)
    const [id, age, city, when, ok, note] = columns
    assert.deepEqual(id, { name: 'id', type: 'integer', nulls: 0, distinct: 3, min: 1, max: 3, mean: 2 })
    assert.deepEqual(age, { name: 'age', type: 'integer', nulls: 1, distinct: 2, min: 30, max: 50, mean: 40 })
    assert.deepEqual(city, { name: 'city', type: 'text', nulls: 0, distinct: 2, min: null, max: null, mean: null })
    assert.deepEqual([when?.['type'], when?.['min']], ['timestamp', Date.UTC(2026, 0, 1)])
    assert.deepEqual([ok?.['type'], ok?.['max']], ['boolean', 1])
    assert.equal(note?.['nulls'], 3)
    assert.ok(findings.some((one) => one.code === 'ALL_NULL' && one.column === 'note'))
  })

  test('extremes of protected columns stay', async (t) => {
    const path = join(await temporaryFolder(t), 'people.csv')
    await writeFile(path, text)
    const { columns } = await json<Answer>(['profile', path, '--protected', 'age'])
    assert.deepEqual([columns[1]?.['min'], columns[1]?.['max'], columns[1]?.['mean']], [null, null, 40])
    const { stdout } = await mlops(['profile', path, '--protected', 'age'])
    assert.match(stdout, /2026-01-03/)
    assert.doesNotMatch(stdout, /age.*\b50\b/)
  })

  test('what would be read wrong is refused, with the line', async (t) => {
    const path = join(await temporaryFolder(t), 'short.csv')
    await writeFile(path, 'a,b\n1,2\n3\n')
    const { problems } = await json<Refusal>(['profile', path], { code: 2 })
    assert.equal(problems[0]?.where?.line, 3)
    assert.ok(problems[0]?.remedy)
  })
})
