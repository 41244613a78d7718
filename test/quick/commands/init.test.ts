import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { readConfig } from '@mlops-actions/core'
import { temporaryFolder } from '@mlops-actions/testing'
import { json, mlops, type Refusal, root } from './cli.ts'

interface Answer {
  readonly written: boolean
  readonly found: {
    readonly data: Readonly<Record<string, string>> | null
    readonly target: string | null
    readonly task: string | null
    readonly id: readonly string[]
    readonly exclude: readonly { readonly name: string }[]
    readonly protected: readonly string[]
    readonly command: string | null
    readonly parameters: readonly string[]
  }
  readonly todo: readonly string[]
  readonly text: string
}

/** An example without its mlops.yml. */
async function bare(name: string, folder: string): Promise<string> {
  const copy = join(folder, name)
  await cp(join(root, 'examples', name), copy, { recursive: true, filter: (path) => !path.includes('.mlops') })
  await rm(join(copy, 'mlops.yml'))
  return copy
}

describe('mlops init', { concurrency: 2 }, () => {
  test('reads credit-default as its authors meant it, and check accepts it', async (t) => {
    const cwd = await bare('credit-default', await temporaryFolder(t))
    const { found, written } = await json<Answer>(['init'], { cwd })
    assert.equal(written, true)
    assert.deepEqual(found.data, { train: 'data/train.csv', test: 'data/test.csv' })
    assert.equal(found.target, 'default_payment_next_month')
    assert.equal(found.task, 'binary')
    assert.deepEqual(found.id, ['id'])
    assert.deepEqual(found.protected, ['sex', 'education', 'marriage', 'age'])
    assert.equal(found.command, 'python train.py')
    const config = await readConfig(await readFile(join(cwd, 'mlops.yml'), 'utf8'), 'mlops.yml')
    assert.equal(config.train?.environment, 'requirements.txt')
    assert.deepEqual(Object.keys(config.train?.parameters ?? {}).sort(), [
      'learning-rate',
      'max-depth',
      'opposite-sign-education',
      'trees',
    ])
    const checked = await mlops(['check'], { cwd })
    assert.equal(checked.code, 0, checked.stderr)
  })

  test('after init, bike-sharing trains', async (t) => {
    const cwd = await bare('bike-sharing', await temporaryFolder(t))
    const { found } = await json<Answer>(['init'], { cwd })
    assert.equal(found.target, 'cnt')
    assert.equal(found.task, 'regression')
    assert.deepEqual(
      found.exclude.map((one) => one.name),
      ['dteday', 'casual', 'registered'],
    )
    const trained = await mlops(['train'], { cwd })
    assert.equal(trained.code, 0, trained.stdout + trained.stderr)
  })

  test('an empty folder gets a skeleton that says what to fill in', async (t) => {
    const cwd = await temporaryFolder(t)
    const { found, todo, text } = await json<Answer>(['init'], { cwd })
    assert.equal(found.data, null)
    assert.ok(todo.some((one) => one.startsWith('data.path')))
    assert.ok(todo.some((one) => one.startsWith('train.command')))
    await readConfig(text, 'mlops.yml')
  })

  test('names that YAML reads otherwise, a table that cannot be read, a script that is not ours', async (t) => {
    const cwd = await temporaryFolder(t)
    const names = '"no","a: b","#x","42","target"'
    const rows = Array.from(
      { length: 40 },
      (_, at) => `${at % 7},${at % 3},${at % 5},${at % 2},${at % 2 ? 'yes' : 'no'}`,
    )
    await writeFile(join(cwd, 'odd.csv'), `${names}\n${rows.join('\n')}\n`)
    await mkdir(join(cwd, 'src'))
    await writeFile(join(cwd, 'src/train.py'), 'print("train")\n')
    const { found, todo, text } = await json<Answer>(['init'], { cwd })
    assert.equal(found.target, 'target')
    assert.equal(found.command, 'python src/train.py')
    assert.ok(todo.some((one) => one.includes('MLOPS_DATA_TRAIN')))
    assert.equal((await readConfig(text, 'mlops.yml')).data.positiveLabel, 'yes')
    await writeFile(join(cwd, 'odd.csv'), 'a,b\n1\n')
    const broken = await json<Answer>(['init', '--force'], { cwd })
    assert.ok(
      broken.todo.some((one) => one.startsWith('odd.csv')),
      broken.todo.join('\n'),
    )
  })

  test('writes over nothing unless told to, and --dry-run writes nothing', async (t) => {
    const cwd = await temporaryFolder(t)
    const shown = await mlops(['init', '--dry-run'], { cwd })
    assert.equal(shown.code, 0)
    await readConfig(shown.stdout, 'mlops.yml')
    assert.equal(existsSync(join(cwd, 'mlops.yml')), false)
    await writeFile(join(cwd, 'mlops.yml'), '# mine\n')
    const { problems } = await json<Refusal>(['init'], { cwd, code: 2 })
    assert.equal(problems[0]?.code, 'INIT_EXISTS')
    assert.equal(await readFile(join(cwd, 'mlops.yml'), 'utf8'), '# mine\n')
    await json<Answer>(['init', '--force'], { cwd })
    assert.match(await readFile(join(cwd, 'mlops.yml'), 'utf8'), /^model:$/m)
  })
})
