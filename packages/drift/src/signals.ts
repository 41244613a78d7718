import type { Verdict } from '@mlops-actions/core'
import type { FeatureReport, Finding, Signal } from './types.ts'
import { count, distance } from './words.ts'

/** Signals of schema and data quality: one for each feature with a failing finding, and one for the rest of each kind. */
export function qualitySignals(findings: readonly Finding[], rows: number): Signal[] {
  return (['schema', 'data-quality'] as const).flatMap((kind) => {
    const own = findings.filter((finding) => finding.kind === kind)
    const failing = own.filter((finding) => finding.severity === 'fail')
    const warnings = own.filter((finding) => finding.severity === 'warn')
    const signals: Signal[] = failing.map((finding) => ({
      signal: kind,
      ...(finding.feature === undefined ? {} : { subject: finding.feature }),
      verdict: 'fail',
      seen: finding.message,
      ...(finding.share === undefined ? {} : { value: finding.share }),
      reason: { code: finding.code, message: finding.message },
    }))
    if (rows === 0 && kind === 'data-quality')
      signals.push({
        signal: kind,
        verdict: 'inconclusive',
        seen: 'The current table has no rows.',
        reason: { code: 'NO_ROWS', message: 'There is nothing to judge.' },
      })
    if (signals.length === 0)
      signals.push({
        signal: kind,
        verdict: 'pass',
        seen: warnings.length === 0 ? 'Nothing odd.' : warnings.map(worded).join(' '),
        reason: { code: warnings.length === 0 ? 'CLEAN' : 'WARNINGS', message: 'No finding that decides.' },
      })
    return signals
  })
}

function worded(finding: Finding): string {
  return finding.feature === undefined ? finding.message : `${finding.feature}: ${finding.message}`
}

/** Signals of data drift: one for each feature that does not pass, and one for all others together. */
export function featureSignals(features: Readonly<Record<string, FeatureReport>>): Signal[] {
  const entries = Object.entries(features)
  if (entries.length === 0)
    return [
      {
        signal: 'data-drift',
        verdict: 'inconclusive',
        seen: 'No feature is in both tables.',
        reason: { code: 'NO_FEATURES', message: 'There is nothing to compare.' },
      },
    ]
  const own = entries
    .filter(([, report]) => report.verdict === 'fail')
    .map(([name, report]) => oneFeature(name, report, report.verdict))
  const unsure = entries.filter(([, report]) => report.verdict === 'inconclusive')
  const passing = entries.filter(([, report]) => report.verdict === 'pass')
  return [
    ...own,
    ...(unsure.length > 0 ? [manyFeatures(unsure, 'inconclusive')] : []),
    ...(passing.length > 0 ? [manyFeatures(passing, 'pass')] : []),
  ]
}

function oneFeature(name: string, report: FeatureReport, verdict: Verdict): Signal {
  const measure = report.measures[report.rule.measure]
  return {
    signal: 'data-drift',
    subject: name,
    verdict,
    seen: report.reason.message,
    value: measure?.value ?? null,
    limit: report.rule.threshold,
    chance: measure?.chance ?? null,
    reason: report.reason,
  }
}

/** Several features in one line: the largest value of the rule's measure among them. */
function manyFeatures(entries: readonly (readonly [string, FeatureReport])[], verdict: Verdict): Signal {
  const value = ([, report]: readonly [string, FeatureReport]): number =>
    report.measures[report.rule.measure]?.value ?? Number.NEGATIVE_INFINITY
  const largest = entries.reduce((best, entry) => (value(entry) > value(best) ? entry : best))
  const [name, report] = largest
  if (entries.length === 1) return oneFeature(name, report, verdict)
  const measure = report.measures[report.rule.measure]
  const known = measure !== undefined && measure.value !== null
  const seen = known
    ? `${count(entries.length)} features: largest ${report.rule.measure} ${distance(measure.value as number)}, ${name} (limit ${distance(report.rule.threshold)})`
    : `${count(entries.length)} features`
  return {
    signal: 'data-drift',
    verdict,
    seen,
    value: measure?.value ?? null,
    limit: report.rule.threshold,
    chance: measure?.chance ?? null,
    reason:
      verdict === 'inconclusive'
        ? { code: report.reason.code, message: `${name}: ${report.reason.message}` }
        : { code: 'NO_DRIFT', message: 'No drift of the size of the limit.' },
  }
}
