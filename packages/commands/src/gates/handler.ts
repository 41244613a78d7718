import {
  type Context,
  coreErrors,
  errorsOf,
  type GateRule,
  type Json,
  type Line,
  mergeErrors,
  metricInfo,
  metricSuggestions,
  type Result,
  type Task,
  type UserError,
  type Values,
} from '@mlops-actions/core'
import { ruleText } from '../check/handler.ts'
import { openConfig } from '../shared/project.ts'
import { type Decision, type ExplainedPart, explainGate, type Numbers, overall } from './decide.ts'
import type { inputs as declared } from './declaration.ts'

const fail = errorsOf(coreErrors)

type Inputs = Values<typeof declared>

const marks: Readonly<Record<Decision, string>> = {
  pass: '✅ pass',
  fail: '❌ fail',
  inconclusive: '⚠️ inconclusive',
  'needs-rows': 'rows decide',
  'not-given': 'not given',
}

/** Reads mlops.yml and says of each gate what it would decide with these numbers. */
export async function run(inputs: Inputs, context: Context): Promise<Result> {
  const { config } = await openConfig(inputs.config, context)
  const { task, first, gates } = config.validate
  const numbers: Numbers = {
    ...numbersOf(inputs, task),
    hasChampion: inputs.champion !== undefined,
    rows: inputs.rows,
  }
  const explained = gates.map((rule) => {
    const parts = explainGate(rule, numbers, first)
    return { rule, parts, decision: overall(parts) }
  })
  const count = (decision: Decision): number => explained.filter((one) => one.decision === decision).length
  const said = (Object.keys(marks) as Decision[]).filter((one) => count(one) > 0).map((one) => `${count(one)} ${one}`)
  const summary = `${config.model.name}: with these numbers, ${said.join(', ')} of ${gates.length} gates`
  return {
    outcome: 'passed',
    outputs: {},
    records: [],
    report: {
      title: summary,
      outcome: 'passed',
      summary,
      blocks: [
        {
          kind: 'table',
          columns: [{ title: 'Gate' }, { title: 'Rule' }, { title: 'Decision' }, { title: 'Why' }],
          rows: explained.flatMap(({ rule, parts }) => rowsOf(rule, parts)),
        },
      ],
      next: [['decide with rows: ', { code: 'mlops validate' }]],
    },
    json: {
      model: config.model.name,
      task,
      ...(inputs.rows === undefined ? {} : { rows: inputs.rows }),
      gates: explained.map(({ rule, parts, decision }) => jsonOf(rule, parts, decision, numbers)),
    },
  }
}

function rowsOf(rule: GateRule, parts: readonly ExplainedPart[]): Line[][] {
  return parts.map((part, at) => [
    at === 0 ? [{ code: rule.name }, ` ${rule.metric}`] : '',
    at === 0 ? ruleText(rule) : '',
    marks[part.decision],
    part.message,
  ])
}

function jsonOf(rule: GateRule, parts: readonly ExplainedPart[], decision: Decision, numbers: Numbers): Json {
  const { where } = rule
  const candidate = numbers.candidate[rule.metric]
  const champion = numbers.champion[rule.metric]
  return {
    gate: rule.name,
    metric: rule.metric,
    mode: rule.mode,
    rule: ruleText(rule),
    ...(where && where.from !== 'default' ? { where: `${where.file}:${where.line}` } : {}),
    decision,
    ...(candidate === undefined ? {} : { candidate }),
    ...(champion === undefined ? {} : { champion }),
    parts: parts as unknown as Json,
  }
}

/** The given values; every name that is no metric and every text that is no number is reported at once. */
function numbersOf(inputs: Inputs, task: Task): Pick<Numbers, 'candidate' | 'champion'> {
  const problems: UserError[] = []
  const read = (side: 'candidate' | 'champion'): Record<string, number> =>
    Object.fromEntries(
      Object.entries(inputs[side] ?? {}).map(([name, text]) => {
        const value = Number(text)
        if (text.trim() === '' || !Number.isFinite(value))
          problems.push(
            fail('INPUT_INVALID', `${side}: ${name}=${text} is not accepted; write a number.`, {
              where: { input: side },
            }),
          )
        if (!metricInfo(name)?.tasks.includes(task)) problems.push(unknown(side, name, task))
        return [name, value]
      }),
    )
  const numbers = { candidate: read('candidate'), champion: read('champion') }
  const [one, ...rest] = problems
  if (one) throw mergeErrors([one, ...rest])
  return numbers
}

function unknown(side: string, name: string, task: Task): UserError {
  const near = metricSuggestions(name, task)
    .slice(0, 2)
    .map((other) => `"${other}" (${metricInfo(other)?.label ?? other})`)
  return fail('INPUT_INVALID', `${side}: "${name}" is not a metric of task ${task}.`, {
    remedy: near.length > 0 ? `Write ${near.join(' or ')}.` : 'mlops explain metrics lists them.',
    where: { input: side },
  })
}
