import {
  type CommandDeclaration,
  type Input,
  type JsonSchema,
  recordSchema as recordVersion,
  stages,
} from '@mlops-actions/core'
import { variableOf } from '@mlops-actions/toolkit'
import { stringify } from 'yaml'
import { commonOutputDocs } from '../packages/commands/src/shared/inputs.ts'

/** What every action answers, by output name. */
export const commonDocs: Readonly<Record<string, { readonly doc: string }>> = commonOutputDocs

function actionInputs(declaration: CommandDeclaration): [string, Input<unknown>][] {
  return Object.entries(declaration.inputs).filter(([, one]) => one.only !== 'command')
}

function docOf(one: Input<unknown>): string {
  const form = one.type === 'string' || one.type === 'path' ? '' : ` (${one.type})`
  return `${one.doc}${form}${one.key ? ` Set in mlops.yml: ${one.key}.` : ''}`
}

/** The metadata of an action. An input that mlops.yml can set too has no default: a default would always win. */
export function actionYml(declaration: CommandDeclaration, common: readonly string[]): string {
  const inputs = Object.fromEntries(
    actionInputs(declaration).map(([name, one]) => [
      name,
      {
        description: docOf(one),
        required: !one.optional && one.fallback === undefined,
        ...(name === 'github-token'
          ? { default: githubToken }
          : one.fallback !== undefined && !one.key
            ? { default: one.fallback }
            : {}),
      },
    ]),
  )
  const outputs = Object.fromEntries([
    ...Object.entries(declaration.outputs).map(([name, one]) => [name, { description: one.doc }]),
    ...common.map((name) => [name, { description: commonDocs[name]?.doc ?? '' }]),
  ])
  const text = stringify(
    {
      name: `mlops ${declaration.name}`,
      description: declaration.summary,
      author: 'mlops-actions',
      branding: { icon: 'check-circle', color: 'blue' },
      inputs,
      outputs,
      runs: { using: 'node24', main: 'main.js' },
    },
    { lineWidth: 0 },
  )
  return `# Generated from packages/commands/src/${declaration.name}/declaration.ts: npm run generate\n${text}`
}

const githubToken = `\${{ github.token }}`

/** The stub of an action: handlers for what nobody caught come before the bundle, so that every crash is exit code 2. */
export function stub(name: string): string {
  return `// Generated: npm run generate. Starts the shared bundle; what nobody caught is exit code 2.
const crash = (thrown) => (console.log(\`::error title=mlops ${name}::\${String(thrown?.stack ?? thrown).replaceAll('%', '%25').replaceAll('\\n', '%0A')}\`), process.exit(2))
process.on('uncaughtException', crash).on('unhandledRejection', crash)
const { runAction } = await import('../../dist/index.js')
process.exitCode = await runAction('${name}', new URL('../../dist/mlops.js', import.meta.url).href)
`
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** The table of inputs in an action's README. */
export function inputTable(declaration: CommandDeclaration): string {
  const rows = actionInputs(declaration).map(([name, one]) => {
    const fallback =
      name === 'github-token'
        ? 'the job’s token'
        : one.key
          ? `\`mlops.yml\`: \`${one.key}\``
          : one.fallback
            ? `\`${one.fallback}\``
            : ''
    return `| \`${name}\` | ${cell(one.type)} | ${cell(one.doc)} | ${fallback} | \`${variableOf(name)}\` |`
  })
  return `| Input | Type | What it is | Default | Variable |\n|---|---|---|---|---|\n${rows.join('\n')}`
}

/** The table of outputs in an action's README. */
export function outputTable(declaration: CommandDeclaration, common: readonly string[]): string {
  const rows = [
    ...Object.entries(declaration.outputs).map(
      ([name, one]) => `| \`${name}\` | ${one.type === 'json' ? 'JSON' : one.type} | ${cell(one.doc)} |`,
    ),
    ...common.map((name) => `| \`${name}\` | string | ${cell(commonDocs[name]?.doc ?? '')} |`),
  ]
  return `| Output | Type | What it is |\n|---|---|---|\n${rows.join('\n')}`
}

/** The table of permissions in an action's README. */
export function permissionTable(declaration: CommandDeclaration): string {
  const rows = Object.entries(declaration.permissions).map(
    ([name, one]) => `| \`${name}: ${one.level}\` | ${cell(one.why)} |`,
  )
  return `| Permission | Why |\n|---|---|\n${rows.join('\n')}`
}

/** The published schema of a command's JSON answer. */
export function commandSchema(declaration: CommandDeclaration): JsonSchema {
  const own = (declaration.json?.['properties'] ?? {}) as JsonSchema
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `mlops ${declaration.name} --json`,
    description: declaration.summary,
    type: 'object',
    required: ['command', 'result', 'summary'],
    properties: {
      command: { const: declaration.name },
      result: { enum: ['passed', 'refused', 'inconclusive', 'pending', 'error'] },
      summary: { type: 'string' },
      verdict: { enum: ['pass', 'fail', 'inconclusive'] },
      outputs: { type: 'object', additionalProperties: { type: 'string' } },
      problems: {
        type: 'array',
        items: {
          type: 'object',
          required: ['code', 'message'],
          properties: {
            code: { type: 'string' },
            message: { type: 'string' },
            remedy: { type: 'string' },
            where: {
              type: 'object',
              properties: {
                file: { type: 'string' },
                line: { type: 'integer' },
                column: { type: 'integer' },
                input: { type: 'string' },
              },
            },
          },
        },
      },
      ...own,
    },
  }
}

const digest = { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' }
const resource = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string' },
    mediaType: { type: 'string' },
    bytes: { type: 'integer' },
    digest,
    uri: { type: 'string' },
    version: { type: 'string' },
  },
  anyOf: [{ required: ['digest'] }, { required: ['uri', 'version'] }],
}

/** The published schema of a record, version 1. Readers ignore fields they do not know. */
export function recordSchema(): JsonSchema {
  const text = { type: 'string' }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'mlops record v1',
    description:
      'What a step writes about itself: one file of canonical JSON (RFC 8785), written once; its digest is the SHA-256 of the file.',
    type: 'object',
    required: [
      'schema',
      'stage',
      'id',
      'model',
      'tool',
      'origin',
      'startedAt',
      'state',
      'builtOn',
      'materials',
      'subjects',
      'gates',
      'body',
    ],
    properties: {
      schema: { const: recordVersion },
      stage: { enum: [...stages] },
      id: text,
      model: text,
      tool: { type: 'object', required: ['version'], properties: { version: text, bundle: digest } },
      origin: {
        type: 'object',
        required: ['source', 'actor', 'event', 'repository', 'ref', 'commit', 'tree', 'dirty'],
        properties: {
          source: { enum: ['asserted', 'github'] },
          actor: text,
          event: text,
          repository: text,
          ref: text,
          commit: text,
          tree: text,
          dirty: { type: 'boolean' },
        },
      },
      startedAt: text,
      endedAt: text,
      state: { enum: ['running', 'succeeded', 'failed', 'canceled'] },
      builtOn: {
        type: 'array',
        items: { type: 'object', required: ['stage', 'digest'], properties: { stage: { enum: [...stages] }, digest } },
      },
      materials: { type: 'array', items: resource },
      subjects: { type: 'array', items: resource },
      gates: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'verdict', 'mode', 'evidence', 'metric', 'rule', 'reason', 'judged'],
        },
      },
      verdict: { enum: ['pass', 'fail', 'inconclusive'] },
      body: { type: 'object' },
    },
  }
}
