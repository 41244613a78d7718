import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findCommand } from '@mlops-actions/commands'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { commandSchema } from '../../../scripts/generate-texts.ts'

/** The folder of the repository. */
export const root = join(import.meta.dirname, '../../..')

/** A file of `test/golden`. */
export const golden = (path: string): string => join(root, 'test/golden', path)

/** What a run of the command line gave. */
export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command line from its sources, as a person would: flags in, texts and an exit code out. */
export async function mlops(args: readonly string[], options: { readonly cwd?: string } = {}): Promise<Ran> {
  const entry = join(root, 'packages/cli/src/main.ts')
  const child = spawn(process.execPath, ['--conditions=@mlops-actions/source', entry, ...args], {
    cwd: options.cwd ?? root,
    env: {
      ...process.env,
      GITHUB_WORKSPACE: '',
      NO_COLOR: '1',
      MLOPS_HOME: '',
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/mlops-compile'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const texts = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8')
    child[name].on('data', (text: string) => {
      texts[name] += text
    })
  }
  const code = await new Promise<number>((done, failed) => {
    child.on('error', failed)
    child.on('close', (status) => done(status ?? -1))
  })
  return { code, ...texts }
}

const validators = new Map<string, ValidateFunction>()

/** The JSON answer of a command; it must be of the published schema. */
export async function json<T>(
  args: readonly string[],
  options: { readonly cwd?: string; readonly code?: number } = {},
): Promise<T> {
  const ran = await mlops([...args, '--json'], options)
  assert.equal(ran.code, options.code ?? 0, `${args.join(' ')}\n${ran.stdout}\n${ran.stderr}`)
  const answer: unknown = JSON.parse(ran.stdout)
  await assertOfSchema(args[0] as string, answer)
  return answer as T
}

/** Holds an answer against `schema/commands/<name>.json` as it would be generated now. */
export async function assertOfSchema(name: string, answer: unknown): Promise<void> {
  let validate = validators.get(name)
  if (!validate) {
    const declaration = await findCommand(name)
    assert.ok(declaration, `${name} is a command`)
    validate = new Ajv2020({ allErrors: true, strict: false }).compile(commandSchema(declaration))
    validators.set(name, validate)
  }
  assert.ok(validate(answer), JSON.stringify(validate.errors, null, 2))
}

/** An answer that says what stopped the command. */
export interface Refusal {
  readonly result: 'error'
  readonly problems: readonly {
    readonly code: string
    readonly message: string
    readonly remedy?: string
    readonly where?: {
      readonly file?: string
      readonly line?: number
      readonly column?: number
      readonly input?: string
    }
  }[]
}

/** Within a relative (above 1) or absolute distance. */
export function near(actual: number | null | undefined, expected: number, what: string, tolerance = 1e-12): void {
  assert.equal(typeof actual, 'number', `${what} is ${actual}`)
  const off = Math.abs((actual as number) - expected) / Math.max(1, Math.abs(expected))
  assert.ok(off <= tolerance, `${what}: ${actual}, expected ${expected}`)
}
