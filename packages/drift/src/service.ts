import { binomialSf } from '@mlops-actions/numerics'
import { risePValue } from './quality.ts'
import type { Signal } from './types.ts'
import { count, number, percent } from './words.ts'

/** What the endpoint did over a window. */
export interface ServiceWindow {
  readonly requests: number
  readonly errors: number
  /** 95th percentile of the latency, milliseconds. */
  readonly latencyP95Ms?: number
}

/** The service's health: the window under test, the one to compare with, and the limits. */
export interface ServiceInput extends ServiceWindow {
  readonly reference?: ServiceWindow
  /** Highest rise of the error rate; 0.005 unless set. Without a reference window: highest error rate, 0.01. */
  readonly maxErrorIncrease?: number
  /** Highest latency as a multiple of the reference's; 1.2 unless set. */
  readonly maxLatencyRatio?: number
}

/** Signals of service health: errors and latency against the reference window; no traffic is inconclusive. */
export function serviceSignals(service: ServiceInput, alpha: number): Signal[] {
  if (service.requests === 0)
    return [
      {
        signal: 'service-health',
        verdict: 'inconclusive',
        seen: 'No request came in this window.',
        reason: { code: 'NO_TRAFFIC', message: 'Without traffic nothing is known of the service.' },
      },
    ]
  const signals = [errorSignal(service, alpha)]
  const { latencyP95Ms, reference } = service
  if (latencyP95Ms !== undefined && reference?.latencyP95Ms !== undefined && reference.latencyP95Ms > 0) {
    const limit = service.maxLatencyRatio ?? 1.2
    const ratio = latencyP95Ms / reference.latencyP95Ms
    const bad = ratio > limit
    signals.push({
      signal: 'service-health',
      subject: 'latency_p95',
      verdict: bad ? 'fail' : 'pass',
      seen: `${number(latencyP95Ms)} ms, × ${ratio.toFixed(2)} of the reference's ${number(reference.latencyP95Ms)} ms (limit × ${limit})`,
      value: ratio,
      limit,
      reason: bad
        ? { code: 'LATENCY_ROSE', message: 'The service is slower than allowed.' }
        : { code: 'LATENCY_HELD', message: 'The latency is within its limit.' },
    })
  }
  return signals
}

function errorSignal(service: ServiceInput, alpha: number): Signal {
  const { requests, errors, reference } = service
  const rate = errors / requests
  const known = reference !== undefined && reference.requests > 0
  const limit = service.maxErrorIncrease ?? (known ? 0.005 : 0.01)
  const before = known ? reference.errors / reference.requests : 0
  const pValue = known
    ? risePValue(reference.errors, reference.requests, errors, requests)
    : binomialSf(errors - 1, requests, limit)
  const rise = rate - before
  const bad = rise > limit && pValue <= alpha
  const unsure = rise > limit && !bad
  return {
    signal: 'service-health',
    subject: 'error_rate',
    verdict: bad ? 'fail' : unsure ? 'inconclusive' : 'pass',
    seen: `${count(errors)} of ${count(requests)} requests failed (${percent(rate)})${known ? `; in the reference window ${percent(before)}` : ''}`,
    value: known ? rise : rate,
    limit,
    reason: bad
      ? {
          code: 'ERRORS_ROSE',
          message: `The error rate is more than ${percent(limit)} ${known ? 'above the reference' : 'of all requests'}.`,
        }
      : unsure
        ? {
            code: 'TOO_FEW_REQUESTS',
            message: 'The rate is above the limit, but so few requests can give it by chance.',
          }
        : { code: 'ERRORS_HELD', message: 'The error rate is within its limit.' },
  }
}
