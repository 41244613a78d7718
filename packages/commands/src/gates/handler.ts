import {
  type BehaviourTest,
  type Context,
  coreErrors,
  errorsOf,
  type GateRule,
  type Json,
  type Line,
  mergeErrors,
  metricInfo,
  type Result,
  type Task,
  type UserError,
  type Values,
} from '@mlops-actions/core'
import { ruleText, testText } from '../check/handler.ts'
import { unknownMetric } from '../shared/metric-text.ts'
import { openConfig } from '../shared/project.ts'
import { behaviourKey, explainBehaviour } from './behaviour.ts'
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

/** One gate or behaviour test, explained. */
interface Explained {
  readonly name: string
  readonly metric: string
  readonly mode: GateRule['mode']
  readonly rule: string
  readonly where: GateRule['where']
  readonly parts: readonly ExplainedPart[]
  readonly decision: Decision
  readonly candidate: number | undefined
  readonly champion: number | undefined
}

/** Reads mlops.yml and says of each gate what it would decide with these numbers. */
export async function run(inputs: Inputs, context: Context): Promise<Result> {
  const { config } = await openConfig(inputs.config, context)
  const { task, first, gates, behaviour = [] } = config.validate
  const numbers: Numbers = {
    ...numbersOf(inputs, task, behaviour),
    hasChampion: inputs.champion !== undefined,
    rows: inputs.rows,
  }
  const explained = [
    ...gates.map((rule) => explainedGate(rule, numbers, first)),
    ...behaviour.map((test) => explainedBehaviour(test, numbers)),
  ]
  const count = (decision: Decision): number => explained.filter((one) => one.decision === decision).length
  const said = (Object.keys(marks) as Decision[]).filter((one) => count(one) > 0).map((one) => `${count(one)} ${one}`)
  const summary = `${config.model.name}: with these numbers, ${said.join(', ')} of ${explained.length} gates`
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
          rows: explained.flatMap(rowsOf),
        },
      ],
      next: [['decide with rows: ', { code: 'mlops validate' }]],
    },
    json: {
      model: config.model.name,
      task,
      ...(inputs.rows === undefined ? {} : { rows: inputs.rows }),
      gates: explained.map(jsonOf),
    },
  }
}

function explainedGate(rule: GateRule, numbers: Numbers, first: 'absolute-only' | 'refuse'): Explained {
  const parts = explainGate(rule, numbers, first)
  const { name, metric, mode, where } = rule
  const values = { candidate: numbers.candidate[metric], champion: numbers.champion[metric] }
  return { name, metric, mode, where, rule: ruleText(rule), parts, decision: overall(parts), ...values }
}

function explainedBehaviour(test: BehaviourTest, numbers: Numbers): Explained {
  const candidate = numbers.candidate[behaviourKey(test)]
  const parts = explainBehaviour(test, candidate)
  const { mode, where } = test
  const named = { name: behaviourKey(test), metric: `behaviour_${test.kind}` }
  return {
    ...named,
    mode,
    where,
    rule: testText(test),
    parts,
    decision: overall(parts),
    candidate,
    champion: undefined,
  }
}

function rowsOf({ name, metric, rule, parts }: Explained): Line[][] {
  return parts.map((part, at) => [
    at === 0 ? [{ code: name }, ` ${metric}`] : '',
    at === 0 ? rule : '',
    marks[part.decision],
    part.message,
  ])
}

function jsonOf({ name, metric, mode, rule, where, decision, candidate, champion, parts }: Explained): Json {
  return {
    gate: name,
    metric,
    mode,
    rule,
    ...(where && where.from !== 'default' ? { where: `${where.file}:${where.line}` } : {}),
    decision,
    ...(candidate === undefined ? {} : { candidate }),
    ...(champion === undefined ? {} : { champion }),
    parts: parts as unknown as Json,
  }
}

/** The given values; every name that is no metric and every text that is no number is reported at once. */
function numbersOf(
  inputs: Inputs,
  task: Task,
  behaviour: readonly BehaviourTest[],
): Pick<Numbers, 'candidate' | 'champion'> {
  const shares = behaviour.map(behaviourKey)
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
        if (side === 'candidate' && shares.includes(name)) {
          if (value < 0 || value > 1) problems.push(noShare(name, text))
        } else if (name.startsWith('behaviour.')) problems.push(unknownTest(side, name, shares))
        else if (!metricInfo(name)?.tasks.includes(task)) problems.push(unknownMetric(side, name, task))
        return [name, value]
      }),
    )
  const numbers = { candidate: read('candidate'), champion: read('champion') }
  const [one, ...rest] = problems
  if (one) throw mergeErrors([one, ...rest])
  return numbers
}

function noShare(name: string, text: string): UserError {
  return fail(
    'INPUT_INVALID',
    `candidate: ${name}=${text} is not accepted; write the share of rows that keep it, 0 to 1.`,
    {
      where: { input: 'candidate' },
    },
  )
}

function unknownTest(side: string, name: string, shares: readonly string[]): UserError {
  const problem =
    side === 'champion' && shares.includes(name)
      ? `a behaviour test asks the candidate alone; write --candidate ${name}=SHARE.`
      : 'validate.behaviour has no such test.'
  return fail('INPUT_INVALID', `${side}: "${name}": ${problem}`, {
    remedy: shares.length > 0 ? `There are ${shares.join(', ')}.` : 'mlops.yml declares no behaviour test.',
    where: { input: side },
  })
}
