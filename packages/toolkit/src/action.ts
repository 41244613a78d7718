import { randomUUID } from 'node:crypto'
import type { CommandDeclaration, Log, Problem, Result } from '@mlops-actions/core'
import { messageOf, parseInputs } from '@mlops-actions/core'
import { plainText, toMarkdown, toTerminal } from '@mlops-actions/reporting'
import { gather } from './given.ts'
import { inert } from './inert.ts'
import { cancelledBy, cancelledExit, errorReport, exitCode, outputTexts, problemsOf } from './outcome.ts'
import { createContext, type Services } from './services.ts'

/** GitHub shows at most ten annotations of a kind for a step: the worst come first, the rest stand in the summary. */
const annotationsShown = 10

type Core = typeof import('@actions/core')

/**
 * Runs a command as a step of a job: inputs from INPUT_*, outputs, summary and annotations to the runner, an exit code that
 * says what it came to. Never throws.
 */
export async function runAsAction(declaration: CommandDeclaration, services: Services): Promise<number> {
  const core = await import('@actions/core')
  const given = gather(declaration, actionInputs(declaration), process.env)
  for (const [name, one] of Object.entries(declaration.inputs)) {
    const secret = one.secret ? given.texts[name] : undefined
    if (secret) core.setSecret(secret)
  }
  const stop = new AbortController()
  const cancel = (signal: NodeJS.Signals): void => stop.abort(cancelledBy(signal))
  process.once('SIGINT', cancel)
  process.once('SIGTERM', cancel)
  const log = actionLog(core)
  const { context, dispose } = createContext(services, log, stop.signal, given.source, {
    ...process.env,
    ...gitCredentials(core, given.texts['github-token']),
  })
  try {
    const values = parseInputs(declaration.inputs, given.texts)
    const handler = await declaration.handler()
    const result = await handler.run(values, context)
    log.close()
    const code = await publish(core, declaration, result)
    return stop.signal.aborted ? cancelledExit : code
  } catch (thrown) {
    log.close()
    const code = await publishError(core, declaration, thrown)
    return stop.signal.aborted ? cancelledExit : code
  } finally {
    process.removeListener('SIGINT', cancel)
    process.removeListener('SIGTERM', cancel)
    await dispose()
  }
}

/**
 * git of this process gets the token as a header for GitHub's address alone, so that the checkout need not leave it on the disk.
 * What is made from a secret is masked too.
 */
function gitCredentials(core: Core, token: string | undefined): Record<string, string> {
  const server = process.env['GITHUB_SERVER_URL']
  if (!token || !server || process.env['GIT_CONFIG_COUNT']) return {}
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64')
  core.setSecret(basic)
  return {
    // An empty value first: a header that the checkout left in the repository is not sent beside this one.
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_0: `http.${server}/.extraheader`,
    GIT_CONFIG_VALUE_0: '',
    GIT_CONFIG_KEY_1: `http.${server}/.extraheader`,
    GIT_CONFIG_VALUE_1: `AUTHORIZATION: basic ${basic}`,
  }
}

function actionInputs(declaration: CommandDeclaration): Record<string, string | undefined> {
  const names = Object.keys(declaration.inputs)
  return Object.fromEntries(
    names.map((name) => [name, process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`]?.trim()]),
  )
}

/** Lines of the team's own programs are printed where workflow commands are switched off, so that none of them is obeyed. */
function actionLog(core: Core): Log & { close(): void } {
  const token = `mlops-${randomUUID()}`
  let stopped = false
  let lastProgress = 0
  const ours = (): void => {
    if (stopped) process.stdout.write(`::${token}::\n`)
    stopped = false
  }
  return {
    close: ours,
    info: (text) => {
      ours()
      core.info(inert(text))
    },
    warn: (text) => {
      ours()
      core.warning(text)
    },
    debug: (text) => {
      ours()
      core.debug(text)
    },
    foreign: (line) => {
      if (!stopped) process.stdout.write(`::stop-commands::${token}\n`)
      stopped = true
      process.stdout.write(`${line.replaceAll(token, '***')}\n`)
    },
    progress: (label, done, total) => {
      const now = performance.now()
      if (now - lastProgress < 10_000) return
      lastProgress = now
      ours()
      core.info(inert(total ? `${label}: ${Math.round((100 * done) / total)} %` : `${label}: ${done}`))
    },
  }
}

async function publish(core: Core, declaration: CommandDeclaration, result: Result): Promise<number> {
  const outputs = { ...outputTexts(result), 'record-artifact-id': await uploadRecords(core, result) }
  for (const name of [...Object.keys(declaration.outputs), ...commonOutputs(declaration)])
    core.setOutput(name, (outputs as Record<string, string>)[name] ?? '')
  core.info(inert(toTerminal(result.report, { color: false })))
  const code = exitCode(result.outcome)
  const title = `mlops ${declaration.name}: ${result.outcome}`
  const whole = { level: 'error' as const, code: title, message: result.report.summary }
  annotate(core, [...(code === 0 ? [] : [whole]), ...(result.report.annotations ?? [])])
  await writeSummary(core, toMarkdown(result.report))
  return code
}

/** The outputs of every action, in the order of the documents. */
export function commonOutputs(declaration: CommandDeclaration): readonly string[] {
  return [
    'result',
    ...(declaration.decides ? ['verdict'] : []),
    'record',
    'record-digest',
    'record-artifact-id',
    'summary',
  ]
}

async function publishError(core: Core, declaration: CommandDeclaration, thrown: unknown): Promise<number> {
  const { problems, ours } = problemsOf(thrown)
  const report = errorReport(declaration.name, problems)
  core.setOutput('result', 'error')
  core.setOutput('summary', report.summary)
  if (ours && thrown instanceof Error) core.info(inert(thrown.stack ?? ''))
  annotate(core, report.annotations ?? [])
  await writeSummary(core, toMarkdown(report))
  return exitCode('error')
}

function annotate(core: Core, annotations: readonly (Problem & { level: 'error' | 'warning' | 'notice' })[]): void {
  const order = { error: 0, warning: 1, notice: 2 }
  const sorted = [...annotations].sort((a, b) => order[a.level] - order[b.level])
  for (const one of sorted.slice(0, annotationsShown)) {
    const where = one.where ?? {}
    const text = one.remedy ? `${one.message}\n${one.remedy}` : one.message
    core[one.level](plainText(text), {
      title: one.code,
      ...(where.file ? { file: where.file } : {}),
      ...(where.line ? { startLine: where.line } : {}),
      ...(where.column ? { startColumn: where.column } : {}),
    })
  }
  if (sorted.length > annotationsShown) core.info(`${sorted.length - annotationsShown} more stand in the summary.`)
}

/** A summary that cannot be written changes nothing of what the step came to. */
async function writeSummary(core: Core, markdown: string): Promise<void> {
  if (!process.env['GITHUB_STEP_SUMMARY']) return
  try {
    await core.summary.addRaw(`\n${markdown}`).write()
  } catch (thrown) {
    core.warning(`The summary was not written: ${messageOf(thrown)}. The log has the same numbers.`)
  }
}

/** A copy of the records for the jobs after this one; the registry keeps the durable one, so that a failure here is a warning. */
async function uploadRecords(core: Core, result: Result): Promise<string> {
  const last = result.records.at(-1)
  if (!last || !process.env['ACTIONS_RUNTIME_TOKEN'] || !process.env['ACTIONS_RESULTS_URL']) return ''
  try {
    const { DefaultArtifactClient } = await import('@actions/artifact')
    const { dirname } = await import('node:path')
    const name = `mlops-record-${last.sealed.record.stage}-${last.sealed.record.id}`
    const uploaded = await new DefaultArtifactClient().uploadArtifact(name, [last.path], dirname(last.path), {
      retentionDays: 30,
    })
    return uploaded.id === undefined ? '' : String(uploaded.id)
  } catch (thrown) {
    core.warning(`The record was not uploaded as an artifact: ${messageOf(thrown)}. The registry keeps it.`)
    return ''
  }
}
