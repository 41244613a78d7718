import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Context, errorsOf, type Json, type Result, type Table, type Values } from '@mlops-actions/core'
import { readTable } from '@mlops-actions/data'
import { checkDrift, compatDrift, type Profile, parseProfile } from '@mlops-actions/drift'
import { commandErrors } from '../shared/errors.ts'
import { reading } from '../shared/reading.ts'
import type { inputs as declared } from './declaration.ts'
import { driftReport } from './report.ts'

const fail = errorsOf(commandErrors)

/** Two files and nothing else: no configuration, no registry, no record. */
export async function filesOnly(inputs: Values<typeof declared>, context: Context): Promise<Result> {
  const reference = await open(inputs.reference ?? '', 'reference', context)
  const current = await open(inputs.current ?? '', 'current', context)
  if ('schema' in current)
    throw fail('DRIFT_NO_CURRENT', `${inputs.current} is a profile; current data is a table.`, {
      where: { input: 'current' },
    })
  const report = checkDrift({ reference, current })
  const compat = inputs.compat ? compatDrift(inputs.compat, reference, current) : undefined
  const outcome =
    inputs.mode === 'observe' || report.verdict === 'pass'
      ? 'passed'
      : report.verdict === 'fail'
        ? 'refused'
        : 'inconclusive'
  return {
    outcome,
    verdict: report.verdict,
    outputs: {
      cause: report.cause,
      recommendation: report.recommendation,
      'drifted-features': [...report.driftedFeatures],
    },
    records: [],
    report: driftReport({
      report,
      outcome,
      compat,
      reference: { name: inputs.reference ?? '' },
      current: { name: inputs.current ?? '', window: null },
    }),
    json: { ...(report as unknown as Record<string, Json>), ...(compat ? { compat: compat as unknown as Json } : {}) },
  }
}

async function open(given: string, input: 'reference' | 'current', context: Context): Promise<Table | Profile> {
  const path = resolve(context.directory, given)
  if (!existsSync(path))
    throw fail(input === 'reference' ? 'DRIFT_NO_REFERENCE' : 'DRIFT_NO_CURRENT', `There is no file ${given}.`, {
      remedy:
        'Give a table (csv, parquet, jsonl) or, for the reference, a profile. Without mlops.yml both must be files.',
      where: { input },
    })
  if (/\.json$/i.test(path)) return parseProfile(await readFile(path, 'utf8'))
  return (await readTable(path, { fingerprint: false, ...reading(context) })).table
}
