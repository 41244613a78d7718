import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Context,
  type GateRule,
  type Json,
  type Line,
  type Problem,
  type Result,
  UserError,
  type Values,
} from '@mlops-actions/core'
import { openConfig } from '../shared/project.ts'
import type { inputs as declared } from './declaration.ts'

type Inputs = Values<typeof declared>

/** Reads mlops.yml with every check, then looks whether the files that it names are there. */
export async function run(inputs: Inputs, context: Context): Promise<Result> {
  const { config, root } = await openConfig(inputs.config, context)
  const problems: Problem[] = []
  const files: string[] = []
  for (const key of ['path', 'train', 'test'] as const) {
    const path = config.data[key]
    if (!path) continue
    files.push(path)
    const glob = /[*?[{]/.test(path)
    if (!glob && !existsSync(join(root, path)))
      problems.push({
        code: 'CONFIG_INVALID_VALUE',
        message: `data.${key}: there is no ${path}.`,
        where: { file: config.file, ...(config.places[key === 'path' ? 'data.path' : `data.${key}.path`] ?? {}) },
      })
  }
  const problem = await headerProblem(
    root,
    config.data.path ?? config.data.train,
    config.data.target,
    config.file,
    config.places['data.target'],
  )
  if (problem) problems.push(problem)
  const [first, ...rest] = problems
  if (first) throw new UserError([first, ...rest])
  const gates = config.validate.gates
  return {
    outcome: 'passed',
    outputs: { gates: gates as unknown as Json },
    records: [],
    report: {
      title: `${config.model.name}: ${config.file} is in order`,
      outcome: 'passed',
      verdict: 'pass',
      summary: `${config.file} is in order: ${gates.length} gates, ${config.deploy.environments.length} environments.`,
      blocks: [
        {
          kind: 'table',
          columns: [{ title: 'Gate' }, { title: 'Metric' }, { title: 'Rule' }, { title: 'From' }],
          rows: gates.map((gate) => [[{ code: gate.name }], gate.metric, ruleText(gate), placeText(gate)]),
        },
        {
          kind: 'text',
          text: `Environments: ${config.deploy.environments.map((one) => `${one.name} (${one.strategy})`).join(' → ')}`,
        },
      ],
      next: [['run ', { code: 'mlops train' }]],
    },
    json: { model: config.model.name, task: config.validate.task, gates: gates as unknown as Json, files },
  }
}

/** A gate's rule in words. */
export function ruleText(gate: GateRule): string {
  const parts = [
    gate.min === undefined ? '' : `≥ ${gate.min}`,
    gate.max === undefined ? '' : `≤ ${gate.max}`,
    gate.versusChampion ? `${gate.versusChampion} to the champion, margin ${gate.margin ?? 0}` : '',
    gate.maxRatio === undefined ? '' : `≤ ${gate.maxRatio} × champion`,
    gate.maxIncrease === undefined ? '' : `at most +${gate.maxIncrease}`,
    gate.maxDecrease === undefined ? '' : `at most −${gate.maxDecrease}`,
    gate.eachSlice ? 'each slice' : '',
    gate.of ? `of ${gate.of}` : '',
    gate.mode === 'observe' ? '(observe)' : '',
  ]
  return parts.filter(Boolean).join(', ')
}

function placeText(gate: GateRule): Line {
  if (!gate.where || gate.where.from === 'default') return 'default'
  return `${gate.where.file}:${gate.where.line}`
}

/** Whether the target is a column of a CSV's header; other formats are checked when they are read. */
async function headerProblem(
  root: string,
  path: string | undefined,
  target: string,
  file: string,
  place: { line: number; column: number } | undefined,
): Promise<Problem | undefined> {
  if (!path || !target || !/\.csv$/i.test(path) || !existsSync(join(root, path))) return undefined
  const head = (await readFile(join(root, path))).subarray(0, 64 * 1024).toString('utf8')
  const line = head.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0] ?? ''
  const names = line.split(/[,;\t|]/).map((name) => name.trim().replace(/^"(.*)"$/s, '$1'))
  if (names.includes(target)) return undefined
  return {
    code: 'CONFIG_INVALID_VALUE',
    message: `data.target: ${path} has no column "${target}".`,
    remedy: `Its columns: ${names.slice(0, 30).join(', ')}${names.length > 30 ? ', …' : ''}.`,
    where: { file, ...place },
  }
}
