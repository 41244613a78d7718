import { existsSync } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import {
  type Context,
  errorsOf,
  type Json,
  type Line,
  messageOf,
  type Result,
  readConfig,
  type Values,
} from '@mlops-actions/core'
import { readTable } from '@mlops-actions/data'
import { firstRows } from '../check/first-rows.ts'
import { wholeFile } from '../predict/write.ts'
import { commandErrors } from '../shared/errors.ts'
import { shown } from '../shared/project.ts'
import { reading } from '../shared/reading.ts'
import type { inputs as declared } from './declaration.ts'
import { initErrors } from './errors.ts'
import { type Guess, guessTable } from './guess.ts'
import { readHints } from './hints.ts'
import { chooseTables, lookAround, packageOf, type Sight, trainingCommand } from './look.ts'
import { configText, type Seen } from './text.ts'

const fail = errorsOf({ ...commandErrors, ...initErrors })

type Inputs = Values<typeof declared>

/** Looks at a folder and writes mlops.yml for it; runs nothing of what it finds. */
export async function run(inputs: Inputs, context: Context): Promise<Result> {
  const root = resolve(context.directory, inputs.folder)
  const isFolder = await stat(root).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder)
    throw fail('INIT_NO_FOLDER', `There is no folder ${inputs.folder}.`, {
      remedy: 'Create it, or leave it out: mlops init looks at this folder.',
      where: { input: 'folder' },
    })
  const file = join(root, 'mlops.yml')
  const short = shown(file, context)
  if (existsSync(file) && !inputs.force && !inputs['dry-run'])
    throw fail('INIT_EXISTS', `${short} is there already.`, {
      remedy: 'mlops check looks at it. --dry-run shows what would be written; --force writes over it.',
      where: { file: short },
    })
  const { seen, problems } = await look(root, context)
  const text = configText(seen)
  // What was written must be readable: a name that YAML reads otherwise would be our mistake, found here.
  await readConfig(text, short)
  if (!inputs['dry-run']) await wholeFile(file, context.ids, (path) => writeFile(path, text))
  return resultOf(seen, problems, text, short, inputs['dry-run'])
}

async function look(root: string, context: Context): Promise<{ seen: Seen; problems: readonly string[] }> {
  const sight = await lookAround(root)
  const tables = chooseTables(sight.tables)
  const problems: string[] = []
  const [command, pack, hints] = await Promise.all([
    trainingCommand(root, sight),
    packageOf(root, sight),
    readHints(root, sight),
  ])
  let guess: Guess | undefined
  const first = tables && ('path' in tables ? tables.path : tables.train)
  if (first) {
    try {
      const path = await firstRows(join(root, first.path), first.bytes, context)
      const { table } = await readTable(path, { fingerprint: false, ...reading(context), log: context.log })
      guess = guessTable(table, hints)
    } catch (thrown) {
      // An odd table is no reason to write nothing: the report says what is wrong with it.
      const words = messageOf(thrown).replaceAll(`${root}/`, '')
      problems.push(words.startsWith(first.path) ? words : `${first.path}: ${words}`)
    }
  }
  const model = sight.models[0]?.path
  const environment = environmentOf(sight, command?.text)
  const seen = { name: nameOf(pack?.name ?? basename(root)), tables, guess, command, environment, model, hints }
  return { seen, problems }
}

function environmentOf(sight: Sight, command: string | undefined): string | undefined {
  if (command?.startsWith('npm') || command?.startsWith('node'))
    return sight.files.includes('package.json') ? 'package.json' : undefined
  return sight.files.includes('requirements.txt') ? 'requirements.txt' : undefined
}

/** A name that the registry takes: lower case, digits, dashes. */
function nameOf(given: string): string {
  const plain = given
    .toLowerCase()
    .replace(/^@[^/]*\//, '')
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 60)
    .replace(/[^a-z0-9]+$/, '')
  return plain === '' ? 'my-model' : plain
}

/** What was found, how it was found, and what is left to fill in. */
function lines(seen: Seen, problems: readonly string[]): { found: readonly Line[][]; todo: readonly string[] } {
  const { tables, guess, command, model, environment, hints } = seen
  const found: Line[][] = []
  const todo: string[] = [...problems]
  if (!tables) todo.push('data.path: no csv, parquet or jsonl file was found.')
  else if ('path' in tables) found.push(['data', tables.path.path, 'will be split 80/20'])
  else found.push(['data', `${tables.train.path}, ${tables.test.path}`, 'by their names'])
  if (guess?.target) {
    found.push(['target', guess.target, guess.candidates[0]?.why ?? ''], ['task', guess.task, guess.taskWhy])
    const rivals = guess.candidates.slice(1, 4).map((one) => one.name)
    if (rivals.length > 0) found.push(['', '', `other candidates: ${rivals.join(', ')}`])
  } else if (tables) todo.push('data.target: which column is to be predicted is not clear.')
  if (guess && guess.id.length > 0) found.push(['id', guess.id.join(', '), 'a value of its own in every row'])
  if (guess?.time) found.push(['time', guess.time, 'holds times'])
  for (const one of guess?.exclude ?? []) found.push(['exclude', one.name, one.why])
  if (guess && guess.protectedColumns.length > 0)
    found.push(['protected', guess.protectedColumns.join(', '), 'by their names'])
  if (command) found.push(['train', command.text, `from ${command.from}, ${environment ?? 'no environment'}`])
  else if (model) found.push(['train', `cp ${model}`, 'no training was found: the model as it is'])
  else todo.push('train.command: no train.py, train.*, script "train" of package.json, or model.onnx was found.')
  if (command && !hints.readsData)
    todo.push(`${command.from} does not read MLOPS_DATA_TRAIN: the path of the training table.`)
  if (command && !hints.writesOutput) todo.push(`${command.from} does not write model.onnx below MLOPS_OUTPUT.`)
  const open = hints.parameters.filter((one) => one.fallback === undefined).map((one) => one.name)
  if (open.length > 0)
    todo.push(`train.parameters: the code has no default for ${open.join(', ')}; usual values were written.`)
  return { found, todo }
}

function resultOf(seen: Seen, problems: readonly string[], text: string, file: string, dry: boolean): Result {
  const { found, todo } = lines(seen, problems)
  const summary = `${file} ${dry ? 'would be written' : 'was written'}${todo.length > 0 ? `, ${todo.length} ${todo.length === 1 ? 'thing' : 'things'} to look at` : ''}`
  const { tables, guess, command, hints } = seen
  const columns = [{ title: 'Key' }, { title: 'Found' }, { title: 'Why' }]
  return {
    outcome: 'passed',
    outputs: { config: dry ? '' : file },
    records: [],
    ...(dry ? { text } : {}),
    report: {
      title: summary,
      outcome: 'passed',
      summary,
      blocks: [
        ...(found.length > 0 ? [{ kind: 'table' as const, columns, rows: found }] : []),
        ...(todo.length > 0 ? [{ kind: 'list' as const, items: todo }] : []),
      ],
      next: [
        ['look at the lines marked "?" in ', { code: file }],
        ['then ', { code: 'mlops check' }, ' and ', { code: 'mlops train' }],
      ],
    },
    json: {
      file,
      written: !dry,
      found: {
        data: !tables
          ? null
          : 'path' in tables
            ? { path: tables.path.path }
            : { train: tables.train.path, test: tables.test.path },
        rows: guess?.rows ?? null,
        target: guess?.target ?? null,
        candidates: (guess?.candidates ?? []) as unknown as Json,
        task: guess?.task ?? null,
        id: guess?.id ?? [],
        time: guess?.time ?? null,
        exclude: (guess?.exclude ?? []) as unknown as Json,
        protected: guess?.protectedColumns ?? [],
        command: command?.text ?? null,
        environment: seen.environment ?? null,
        parameters: hints.parameters.map((one) => one.name),
        model: seen.model ?? null,
      },
      todo,
      text,
    },
  }
}
