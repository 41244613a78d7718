import {
  type Context,
  type Digest,
  errorsOf,
  isDigest,
  messageOf,
  openRecord,
  type SealedRecord,
  sha256,
} from '@mlops-actions/core'
import { commandErrors } from './errors.ts'
import type { Project } from './project.ts'
import { recordByDigest } from './records.ts'
import { findVersion } from './versions.ts'

const fail = errorsOf(commandErrors)

/** A record and those it was built on, each once, nearest first. `broken` names edges that could not be followed. */
export interface Chain {
  readonly records: readonly SealedRecord[]
  readonly broken: readonly { readonly digest: Digest; readonly why: string }[]
}

/** Edges of a record that lead to what it was made from; the champion that a validation compared with is another story. */
export function ownEdges(sealed: SealedRecord): SealedRecord['record']['builtOn'] {
  const { builtOn, stage } = sealed.record
  return stage === 'validate' ? builtOn.filter((edge) => edge.stage !== 'register') : builtOn
}

/**
 * Follows the edges of a record back to the run; the digest of every file is computed again on the way.
 * @param edges which edges: all, or those of the record's own story (`ownEdges`)
 */
export async function chainOf(
  project: Project,
  context: Context,
  start: SealedRecord,
  edges: (sealed: SealedRecord) => SealedRecord['record']['builtOn'] = (sealed) => sealed.record.builtOn,
): Promise<Chain> {
  const records: SealedRecord[] = [start]
  const broken: { digest: Digest; why: string }[] = []
  const seen = new Set<Digest>([start.digest])
  for (let at = 0; at < records.length; at += 1) {
    const current = records[at]
    for (const edge of current ? edges(current) : []) {
      if (seen.has(edge.digest)) continue
      seen.add(edge.digest)
      try {
        const bytes = await project.registry.getRecord(edge.digest, context)
        if (!bytes) broken.push({ digest: edge.digest, why: `the ${edge.stage} record is not in the registry` })
        else if (sha256(bytes) !== edge.digest)
          broken.push({
            digest: edge.digest,
            why: `the ${edge.stage} record was changed: its bytes have another digest`,
          })
        else records.push(openRecord(bytes, edge.digest))
      } catch (thrown) {
        broken.push({ digest: edge.digest, why: messageOf(thrown) })
      }
    }
  }
  return { records, broken }
}

/** The record that a subject names: a record (digest), a version, a run, or a commit. @throws UserError TRACE_UNKNOWN */
export async function recordOfSubject(project: Project, context: Context, subject: string): Promise<SealedRecord> {
  if (isDigest(subject)) return recordByDigest(project, context, subject)
  if (/^v?\d+$/.test(subject) || /^(champion|challenger|previous)$/.test(subject)) {
    const version = await findVersion(project, context, subject)
    if (version.record) return recordByDigest(project, context, version.record)
  }
  const commit = /^[0-9a-f]{7,64}$/.test(subject)
  for await (const ref of project.registry.records(project.config.model.name, {}, context)) {
    const sealed = await recordByDigest(project, context, ref.digest)
    const body = sealed.record.body as { readonly runId?: unknown }
    if (body.runId === subject || (commit && sealed.record.origin.commit.startsWith(subject))) return sealed
  }
  throw fail('TRACE_UNKNOWN', `Nothing called "${subject}" was found for ${project.config.model.name}.`, {
    remedy: 'Give a request id, a version (v12), a run (run-5c20e1), the digest of a record, or a commit.',
    where: { input: 'subject' },
  })
}
