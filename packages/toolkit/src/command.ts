import { parseArgs } from 'node:util'
import type { CommandDeclaration, Json, Log, Result } from '@mlops-actions/core'
import { coreErrors, errorsOf, nearestWord, parseInputs, type UserError } from '@mlops-actions/core'
import { plainLine, plainText, toTerminal } from '@mlops-actions/reporting'
import { gather } from './given.ts'
import { helpOf } from './help.ts'
import { cancelledBy, cancelledExit, exitCode, outputTexts, problemsOf, whereText } from './outcome.ts'
import { createContext, type Services } from './services.ts'

const fail = errorsOf(coreErrors)

/** Flags that every command has. */
const commonFlags = { json: 'boolean', quiet: 'boolean', help: 'boolean', 'no-color': 'boolean' } as const

interface Parsed {
  readonly inputs: Readonly<Record<string, string | undefined>>
  readonly json: boolean
  readonly quiet: boolean
  readonly help: boolean
  readonly color: boolean
}

/** Runs a command in a terminal or a pipe. Returns the exit code; never throws. */
export async function runAsCommand(
  declaration: CommandDeclaration,
  argv: readonly string[],
  services: Services,
): Promise<number> {
  let parsed: Parsed
  try {
    parsed = await parseFlags(declaration, argv)
  } catch (thrown) {
    return printError(declaration.name, thrown, argv.includes('--json'), false)
  }
  if (parsed.help) {
    process.stdout.write(helpOf(declaration))
    return 0
  }
  const given = gather(declaration, parsed.inputs, process.env)
  const stop = new AbortController()
  const cancel = (signal: NodeJS.Signals): void => stop.abort(cancelledBy(signal))
  process.once('SIGINT', cancel)
  process.once('SIGTERM', cancel)
  const log = terminalLog(parsed)
  const { context, dispose } = createContext(services, log, stop.signal, given.source)
  try {
    const values = parseInputs(declaration.inputs, given.texts)
    const handler = await declaration.handler()
    const result = await handler.run(values, context)
    log.done()
    print(declaration, result, parsed)
    return stop.signal.aborted ? cancelledExit : exitCode(result.outcome)
  } catch (thrown) {
    log.done()
    const code = printError(declaration.name, thrown, parsed.json, parsed.color)
    return stop.signal.aborted ? cancelledExit : code
  } finally {
    process.removeListener('SIGINT', cancel)
    process.removeListener('SIGTERM', cancel)
    await dispose()
  }
}

async function parseFlags(declaration: CommandDeclaration, argv: readonly string[]): Promise<Parsed> {
  const options: Record<string, { type: 'string' | 'boolean'; multiple?: boolean }> = {}
  for (const [flag, type] of Object.entries(commonFlags)) options[flag] = { type }
  const usable = Object.entries(declaration.inputs).filter(([, one]) => one.only !== 'action')
  for (const [name, one] of usable)
    options[name] =
      one.type === 'boolean'
        ? { type: 'boolean' }
        : { type: 'string', ...(one.type === 'map' || one.type === 'list' ? { multiple: true } : {}) }
  let values: Record<string, string | boolean | (string | boolean)[] | undefined>
  let positionals: string[]
  try {
    ;({ values, positionals } = parseArgs({
      args: [...argv],
      options,
      allowPositionals: true,
      allowNegative: true,
      strict: true,
    }))
  } catch (cause) {
    throw await wrongFlag(declaration, [...usable.map(([name]) => name), ...Object.keys(commonFlags)], cause)
  }
  const places = usable.filter(([, one]) => one.positional).map(([name]) => name)
  if (positionals.length > places.length)
    throw fail('INPUT_UNKNOWN', `"${positionals[places.length]}" is one word too many.`, {
      remedy: `mlops help ${declaration.name} shows the form.`,
    })
  const inputs: Record<string, string | undefined> = {}
  for (const [name] of usable) {
    const value = values[name]
    if (value !== undefined) inputs[name] = Array.isArray(value) ? value.join('\n') : String(value)
  }
  positionals.forEach((text, index) => {
    const name = places[index]
    if (name) inputs[name] = text
  })
  const color =
    process.stdout.isTTY === true && !process.env['NO_COLOR'] && values['no-color'] !== true && values['json'] !== true
  return {
    inputs,
    json: values['json'] === true,
    quiet: values['quiet'] === true,
    help: values['help'] === true,
    color,
  }
}

/** What Node says of a flag, with the remedy: the flag that was meant, or how a value that begins with a dash is written. */
async function wrongFlag(
  declaration: CommandDeclaration,
  known: readonly string[],
  cause: unknown,
): Promise<UserError> {
  const said = cause instanceof Error ? cause.message : String(cause)
  const typed = /'--?(?:no-)?([^' <]+)/.exec(said)?.[1] ?? ''
  if (said.includes('argument is ambiguous'))
    return fail('INPUT_UNKNOWN', `--${typed} is followed by a dash: is that its value?`, {
      remedy: `Write --${typed}=VALUE where the value begins with a dash.`,
      cause,
    })
  const near = known.includes(typed) ? undefined : await nearestWord(typed, known)
  return fail('INPUT_UNKNOWN', said.split('. ')[0] ?? said, {
    remedy: `${near ? `Did you mean --${near}? ` : ''}mlops help ${declaration.name} lists the flags.`,
    cause,
  })
}

/** With --json the answer alone goes to standard output; what is said meanwhile goes to standard error. */
function terminalLog(parsed: Parsed): Log & { done(): void } {
  const out = parsed.json ? process.stderr : process.stdout
  const live = process.stderr.isTTY === true && !parsed.quiet && !parsed.json
  let drawn = false
  const clear = (): void => {
    if (drawn) process.stderr.write('\r\u001b[K')
    drawn = false
  }
  const say = (text: string): void => {
    clear()
    if (!parsed.quiet) out.write(`${plainText(text)}\n`)
  }
  return {
    info: say,
    warn: (text) => {
      clear()
      process.stderr.write(`warning  ${plainText(text)}\n`)
    },
    debug: (text) => {
      if (process.env['RUNNER_DEBUG'] === '1') say(text)
    },
    foreign: (line) => say(`  │ ${line}`),
    progress: (label, done, total) => {
      if (!live) return
      const share = total ? Math.min(1, done / total) : 0
      const bar = total
        ? `${'█'.repeat(Math.round(share * 24)).padEnd(24, '░')} ${Math.round(share * 100)} %`
        : `${done}`
      process.stderr.write(`\r\u001b[K${plainLine(label)}  ${bar}`)
      drawn = true
    },
    done: clear,
  }
}

/** The JSON answer of a command: `command`, `result`, `outputs`, `summary`, and the command's own fields. */
export function jsonAnswer(command: string, result: Result): Json {
  const { result: _result, summary: _summary, ...outputs } = outputTexts(result)
  return {
    command,
    result: result.outcome,
    ...(result.verdict ? { verdict: result.verdict } : {}),
    summary: result.report.summary,
    outputs,
    ...result.json,
  }
}

function print(declaration: CommandDeclaration, result: Result, parsed: Parsed): void {
  if (parsed.json) process.stdout.write(`${JSON.stringify(jsonAnswer(declaration.name, result), null, 2)}\n`)
  else if (result.text !== undefined) process.stdout.write(result.text)
  else if (parsed.quiet) {
    if (exitCode(result.outcome) !== 0) process.stderr.write(`${plainLine(result.report.summary)}\n`)
  } else process.stdout.write(toTerminal(result.report, { color: parsed.color }))
}

/** Prints what stopped a command, every problem on its line, and returns the exit code. */
export function printError(command: string, thrown: unknown, json: boolean, color: boolean): number {
  const { problems, ours } = problemsOf(thrown)
  if (json) {
    const answer = { command, result: 'error', summary: problems[0]?.message ?? '', problems }
    process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
    return 2
  }
  const codes = Math.max(...problems.map((one) => one.code.length))
  const places = Math.max(...problems.map((one) => whereText(one).length))
  const lines = problems.flatMap((one) => {
    const place = places > 0 ? `${plainLine(whereText(one)).padEnd(places)}   ` : ''
    const head = color ? `\u001b[1;31merror\u001b[0m ` : 'error '
    return [
      `${head}${one.code.padEnd(codes)}  ${place}${plainText(one.message).replaceAll('\n', '\n  ')}`,
      ...(one.remedy ? [`  ${plainText(one.remedy).replaceAll('\n', '\n  ')}`] : []),
    ]
  })
  if (problems.length > 1)
    lines.push(`${problems.length} problems, nothing was run. More: mlops explain ${problems[0]?.code}`)
  if (ours && thrown instanceof Error && thrown.stack) lines.push(plainText(thrown.stack))
  process.stderr.write(`${lines.join('\n')}\n`)
  return 2
}
