import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  type BehaviourTest,
  type Config,
  type Context,
  type GateRule,
  type Json,
  type Line,
  type Problem,
  type Result,
  sliceName,
  UserError,
  type Values,
} from '@mlops-actions/core'
import { readTable } from '@mlops-actions/data'
import { behaviourText } from '../shared/behaviour-text.ts'
import { openConfig } from '../shared/project.ts'
import { reading } from '../shared/reading.ts'
import { columnProblems } from './columns.ts'
import type { inputs as declared } from './declaration.ts'
import { firstRows } from './first-rows.ts'

type Inputs = Values<typeof declared>

/** Reads mlops.yml with every check, then looks whether the files and columns that it names are there. */
export async function run(inputs: Inputs, context: Context): Promise<Result> {
  const { config, root } = await openConfig(inputs.config, context)
  const problems: Problem[] = []
  const files: string[] = []
  for (const key of ['path', 'train', 'test'] as const) {
    const path = config.data[key]
    if (!path) continue
    files.push(path)
    const where = { file: config.file, ...(config.places[key === 'path' ? 'data.path' : `data.${key}.path`] ?? {}) }
    const glob = /[*?[{]/.test(path)
    if (!glob && !existsSync(join(root, path)))
      problems.push({
        code: 'CONFIG_INVALID_VALUE',
        message: `data.${key}: there is no ${path}.`,
        remedy: 'Paths are relative to mlops.yml. A file of Git LFS or a download must be fetched first.',
        where,
      })
    else problems.push(...(await tableProblems(config, root, path, where, context)))
  }
  problems.push(...environmentProblem(config, root))
  const [first, ...rest] = unique(problems)
  if (first) throw new UserError([first, ...rest])
  const { gates, behaviour = [] } = config.validate
  const environments = config.deploy.environments
  return {
    outcome: 'passed',
    outputs: { gates: gates as unknown as Json },
    records: [],
    report: {
      title: `${config.model.name}: ${config.file} is in order`,
      outcome: 'passed',
      verdict: 'pass',
      summary: `${config.file} is in order: ${gates.length} gates, ${behaviour.length > 0 ? `${behaviour.length} behaviour tests, ` : ''}${environments.length} environments.`,
      blocks: [
        {
          kind: 'table',
          columns: [{ title: 'Gate' }, { title: 'Metric' }, { title: 'Rule' }, { title: 'From' }],
          rows: [
            ...gates.map((gate) => [[{ code: gate.name }], gate.metric, ruleText(gate), placeText(gate)]),
            ...behaviour.map((test) => [
              [{ code: test.name }],
              `behaviour_${test.kind}`,
              testText(test),
              placeText(test),
            ]),
          ],
        },
        {
          kind: 'text',
          text: `Environments: ${environments.map((one) => `${one.name} (${one.strategy})`).join(' → ')}`,
        },
        ...(inputs.fix
          ? [{ kind: 'text' as const, text: `${config.file} is of format 1, the newest: nothing to fix.` }]
          : []),
      ],
      next: [['run ', { code: 'mlops train' }]],
    },
    json: {
      model: config.model.name,
      task: config.validate.task,
      gates: gates.map(gateJson),
      behaviour: behaviour.map((test) => ({
        name: test.name,
        kind: test.kind,
        mode: test.mode,
        rule: testText(test),
        ...(test.where ? { where: `${test.where.file}:${test.where.line}` } : {}),
      })),
      environments: environments.map((one) => one.name),
      files,
    },
  }
}

/** Reads a table, or its beginning, and holds the names of its columns against those of mlops.yml. */
async function tableProblems(
  config: Config,
  root: string,
  path: string,
  where: Problem['where'],
  context: Context,
): Promise<readonly Problem[]> {
  const file = join(root, path)
  const bytes = existsSync(file) && statSync(file).isFile() ? statSync(file).size : 0
  try {
    const part = await firstRows(file, bytes, context)
    const { table } = await readTable(part, { fingerprint: false, ...reading(context), log: context.log })
    return await columnProblems(
      config,
      path,
      table.columns.map((column) => column.name),
    )
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown
    return thrown.problems.map((problem) => ({ ...problem, where: problem.where?.line ? problem.where : { ...where } }))
  }
}

function environmentProblem(config: Config, root: string): readonly Problem[] {
  const environment = config.train?.environment
  if (environment === undefined || environment === 'none' || existsSync(join(root, environment))) return []
  return [
    {
      code: 'CONFIG_INVALID_VALUE',
      message: `train.environment: there is no ${environment}.`,
      remedy: 'Write a requirements file or a package.json relative to mlops.yml, or: environment: none.',
      where: { file: config.file, ...(config.places['train.environment'] ?? {}) },
    },
  ]
}

/** Train and test lack the same column: that is one mistake at one place. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  const key = (one: Problem): string => `${one.code} ${one.where?.file}:${one.where?.line}:${one.where?.column}`
  return problems.filter((one, at) => problems.findIndex((other) => key(other) === key(one)) === at)
}

function gateJson(gate: GateRule): Json {
  const { where, ...rule } = gate
  return {
    ...(rule as unknown as Record<string, Json>),
    rule: ruleText(gate),
    ...(where && where.from !== 'default' ? { where: `${where.file}:${where.line}` } : {}),
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
    gate.slice ? `slice ${sliceName(gate.slice)}` : '',
    gate.of ? `of ${gate.of}` : '',
    gate.mode === 'observe' ? '(observe)' : '',
  ]
  return parts.filter(Boolean).join(', ')
}

/** A behaviour test's rule in words. */
export function testText(test: BehaviourTest): string {
  return `${behaviourText(test)}${test.mode === 'observe' ? ', (observe)' : ''}`
}

function placeText({ where }: Pick<GateRule, 'where'>): Line {
  if (!where || where.from === 'default') return 'default'
  return `${where.file}:${where.line}`
}
