import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { randomStream } from '@mlops-actions/core'
import { temporaryFolder } from '@mlops-actions/testing'
import { json, mlops } from './cli.ts'

interface Answer {
  readonly folds: {
    readonly folds: number
    readonly metrics: Readonly<Record<string, { readonly byFold: readonly number[]; readonly pValue: number }>>
  }
}

test('mlops compare over the folds of a cross-validation', async (t) => {
  const cwd = await temporaryFolder(t)
  const random = randomStream(3, 'folds')
  const rows = Array.from({ length: 500 }, (_, row) => ({ y: Math.round(random.next()), row, luck: random.next() }))
  const scored = (weight: number): string =>
    `y,p,part\n${rows.map(({ y, row, luck }) => `${y},${(y * weight + luck * (1 - weight)).toFixed(6)},${'abcde'[row % 5]}`).join('\n')}\n`
  await writeFile(join(cwd, 'before.csv'), scored(0.1))
  await writeFile(join(cwd, 'after.csv'), scored(0.3))
  const args = ['compare', '--baseline', 'before.csv', '--candidate', 'after.csv', '--task', 'binary', '--target', 'y']
  const { folds } = await json<Answer>([...args, '--score', 'p', '--fold', 'part'], { cwd })
  assert.equal(folds.folds, 5)
  assert.equal(folds.metrics['roc_auc']?.byFold.length, 5)
  assert.ok((folds.metrics['roc_auc']?.pValue ?? 1) < 0.05)
  const { stdout } = await mlops([...args, '--score', 'p', '--fold', 'part'], { cwd })
  assert.match(stdout, /OVER 5 FOLDS/)
})
