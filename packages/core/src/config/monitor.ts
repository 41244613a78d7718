import { driftMeasures } from '../drift-measures.ts'
import { durationOf } from '../quantities.ts'
import type { Complaints } from './resolve.ts'
import type { RawConfig, RawDriftRule } from './schema.ts'
import type { DriftRule, MonitorConfig } from './types.ts'

const signals = [
  'data-quality',
  'data-drift',
  'prediction-drift',
  'estimated-performance',
  'realized-performance',
  'service-health',
] as const

/** Checks and completes the section `monitor`. */
export function resolveMonitor(raw: RawConfig, notes: Complaints): MonitorConfig {
  const monitor = raw.monitor ?? {}
  const alarm = monitor.alarm ?? { failed: 2, of: 3 }
  const time = monitor.time ?? raw.data.time
  if (alarm.failed > alarm.of)
    notes.add(
      'CONFIG_CONTRADICTION',
      'monitor.alarm',
      `monitor.alarm: ${alarm.failed} failed windows of ${alarm.of} cannot happen.`,
    )
  if (monitor.labels !== undefined && raw.data.target === undefined)
    notes.add(
      'CONFIG_CONTRADICTION',
      'monitor.labels',
      'monitor.labels: there is no data.target that they could be the truth of.',
    )
  return {
    reference: monitor.reference ?? 'train',
    windowMs: durationOf(monitor.window, '7d'),
    signals: monitor.signals ?? signals,
    ...(time === undefined ? {} : { time }),
    ...(monitor.season === undefined ? {} : { season: monitor.season }),
    ...(monitor.labels === undefined ? {} : { labels: monitor.labels }),
    ...(monitor.margin === undefined ? {} : { margin: monitor.margin }),
    rules: resolveRules(monitor.rules ?? [], notes),
    alarm,
    retrain: monitor.retrain ?? 'supervised',
    coolDownMs: durationOf(monitor['cool-down'], '14d'),
    budget: { runs: monitor.budget?.runs ?? 2, perMs: durationOf(monitor.budget?.per, '30d') },
  }
}

/** Two rules for one feature, or two for all features of one kind, would leave it to chance which counts. */
function resolveRules(raw: readonly RawDriftRule[], notes: Complaints): readonly DriftRule[] {
  const claimed = new Map<string, number>()
  // A measure of numbers alone comes before one that texts have too.
  const numbersHaveTheirOwn = raw.some((rule) => !rule.features && driftMeasures[rule.measure] === 'number')
  return raw.map(({ features, measure, max }, index) => {
    const kinds =
      driftMeasures[measure] === 'number'
        ? ['every number']
        : ['every text', ...(numbersHaveTheirOwn ? [] : ['every number'])]
    for (const one of features ?? kinds) {
      const before = claimed.get(one)
      if (before !== undefined)
        notes.add(
          'CONFIG_CONTRADICTION',
          `monitor.rules.${index}`,
          `monitor.rules: ${features ? `"${one}"` : `${one} feature`} is judged by rule ${before + 1} already.`,
          'Keep one rule for it.',
        )
      claimed.set(one, index)
    }
    return { measure, max, ...(features ? { features } : {}) }
  })
}
