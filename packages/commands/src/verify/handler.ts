import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import {
  type Context,
  type Json,
  openRecord,
  type Result,
  type SealedRecord,
  shortDigest,
  type Values,
} from '@mlops-actions/core'
import { type Chain, chainOf, openProject, type Project, recordOfSubject } from '../shared/index.ts'
import type { inputs as declared } from './declaration.ts'

/** Computes the digest of every record of a chain again, and of the files of the version; says what that proves and what not. */
export async function run(inputs: Values<typeof declared>, context: Context): Promise<Result> {
  const project = await openProject(inputs, context)
  const subject = inputs.subject ?? 'champion'
  const start = await startOf(project, context, subject)
  const chain = await chainOf(project, context, start)
  const files = await checkFiles(project, context, chain)
  const problems = [...chain.broken.map((one) => `${shortDigest(one.digest)}: ${one.why}`), ...files.problems]
  const verdict = problems.length === 0 ? 'pass' : 'fail'
  const proves = [
    `${chain.records.length} records are unchanged since they were written: each names the SHA-256 of those before it`,
    ...(files.checked > 0 ? [`${files.checked} files of the version have the digests that its record names`] : []),
  ]
  const provesNot = [
    'who wrote the records: they are not signed',
    'that what they say was true when it was written: origin is asserted by the process that wrote it',
  ]
  const summary =
    verdict === 'pass' ? `${subject}: ${chain.records.length} records unchanged` : `${subject}: ${problems[0]}`
  return {
    outcome: verdict === 'pass' ? 'passed' : 'refused',
    verdict,
    outputs: {},
    records: [],
    report: {
      title: `${project.config.model.name} ${summary}`,
      outcome: verdict === 'pass' ? 'passed' : 'refused',
      verdict,
      summary,
      blocks: [
        {
          kind: 'table',
          columns: [{ title: 'Record' }, { title: 'Digest' }, { title: 'Written' }, { title: 'Commit' }],
          rows: chain.records.map((one) => [
            one.record.stage,
            [{ code: shortDigest(one.digest) }],
            one.record.startedAt,
            one.record.origin.commit.slice(0, 7) || '–',
          ]),
        },
        ...(problems.length > 0 ? [{ kind: 'list' as const, items: problems }] : []),
        { kind: 'text', text: [{ strong: 'Proves: ' }, `${proves.join('; ')}.`] },
        { kind: 'text', text: [{ strong: 'Does not prove: ' }, `${provesNot.join('; ')}.`] },
      ],
    },
    json: {
      subject,
      records: chain.records.map((one) => ({
        stage: one.record.stage,
        digest: one.digest,
        startedAt: one.record.startedAt,
        commit: one.record.origin.commit,
      })) as Json,
      problems,
      proves,
      provesNot,
    },
  }
}

async function startOf(project: Project, context: Context, subject: string): Promise<SealedRecord> {
  const path = resolve(context.directory, subject)
  return existsSync(path) && /\.json$/.test(path)
    ? openRecord(await readFile(path), subject)
    : recordOfSubject(project, context, subject)
}

/** Fetches the files of the version into a scratch folder, which checks each digest, and compares the list with the record. */
async function checkFiles(
  project: Project,
  context: Context,
  chain: Chain,
): Promise<{ checked: number; problems: readonly string[] }> {
  const registered = chain.records.find((one) => one.record.stage === 'register')
  const version = (registered?.record.body as { readonly version?: string } | undefined)?.version
  if (!registered || !version) return { checked: 0, problems: [] }
  try {
    const found = await project.registry.files(project.config.model.name, version, await context.scratch(), context)
    const named = new Map(registered.record.subjects.map((one) => [one.name, one.digest]))
    const problems = found
      .filter((one) => named.get(one.name) !== one.digest)
      .map((one) => `${one.name} has another digest than its record names`)
    const missing = [...named.keys()]
      .filter((name) => !found.some((one) => one.name === name))
      .map((name) => `${name} is missing`)
    return { checked: found.length, problems: [...problems, ...missing] }
  } catch (thrown) {
    return {
      checked: 0,
      problems: [`the files of v${version}: ${thrown instanceof Error ? thrown.message : String(thrown)}`],
    }
  }
}
