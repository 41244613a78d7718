import type { Json } from '@mlops-actions/core'
import { fail } from './errors.ts'

/** How an endpoint serves, every default filled in. */
export interface EndpointSettings {
  readonly host: string
  /** The port that was asked for; without one the endpoint keeps the one it found free. */
  readonly port?: number
  /** Header whose value decides by its hash which deployment answers; without one requests take turns by weight. */
  readonly routeHeader?: string
  /** How long one deployment may work on a request before another is asked. */
  readonly timeoutMs: number
  readonly collect: CollectSettings
  readonly maximumBytes: number
  readonly maximumRows: number
}

/** What of the requests is kept. */
export interface CollectSettings {
  /** 0 to 1, of the requests. */
  readonly share: number
  readonly exclude: readonly string[]
  readonly keepMs: number
  readonly atMostBytes: number
}

const sizeUnits: Readonly<Record<string, number>> = {
  B: 1,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
}
const timeUnits: Readonly<Record<string, number>> = { ms: 1, s: 1e3, m: 60e3, h: 3600e3, d: 86400e3 }

/**
 * Reads settings: `host`, `port`, `route-header`, `timeout`, `collect: { share, exclude, keep, at-most }`, in kebab-case or
 * camelCase; durations as milliseconds or `30d`, sizes as bytes or `5GiB`. Keys that are not its own are left alone.
 * @throws UserError ENDPOINT_SETTINGS
 */
export function parseSettings(value: Json): EndpointSettings {
  const fields = objectOf(value, 'settings')
  const collect = objectOf(fields['collect'] ?? {}, 'collect')
  const port =
    fields['port'] === undefined || fields['port'] === null ? undefined : wholeNumber(fields['port'], 'port', 65535)
  const routeHeader = fields['routeHeader']
  return {
    host: textOf(fields['host'] ?? '127.0.0.1', 'host'),
    ...(port === undefined ? {} : { port }),
    ...(routeHeader === undefined ? {} : { routeHeader: textOf(routeHeader, 'route-header').toLowerCase() }),
    timeoutMs: measure(fields['timeoutMs'] ?? fields['timeout'] ?? 10_000, 'timeout', timeUnits),
    collect: {
      share: shareOf(collect['share'] ?? 1),
      exclude: textsOf(collect['exclude'] ?? []),
      keepMs: measure(collect['keepMs'] ?? collect['keep'] ?? '30d', 'collect.keep', timeUnits),
      atMostBytes: measure(collect['atMostBytes'] ?? collect['atMost'] ?? '5GiB', 'collect.at-most', sizeUnits),
    },
    maximumBytes: bodyLimit(fields['maximumBytes'] ?? '8MiB'),
    maximumRows: wholeNumber(fields['maximumRows'] ?? 10_000, 'maximum-rows', 1e6),
  }
}

/** The address of a host and a port. One that listens everywhere is reached on this machine at the loopback address. */
export function addressOf(listening: string, port: number): string {
  const host = listening === '0.0.0.0' ? '127.0.0.1' : listening === '::' ? '::1' : listening
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** Keys in camelCase, so that a section of mlops.yml can be passed as it stands. */
function objectOf(value: Json, name: string): Readonly<Record<string, Json>> {
  if (value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) throw wrong(name, value, 'an object')
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      item,
    ]),
  )
}

function measure(value: Json, name: string, units: Readonly<Record<string, number>>): number {
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value
  const match = typeof value === 'string' ? /^(\d+(?:\.\d+)?)\s*([A-Za-z]+)$/.exec(value) : null
  const unit = match?.[2] === undefined ? undefined : units[match[2]]
  if (match && unit !== undefined && Number(match[1]) > 0) return Number(match[1]) * unit
  throw wrong(name, value, `a number above 0 with one of ${Object.keys(units).join(', ')}`)
}

/** Below what one frame to a deployment holds. */
function bodyLimit(value: Json): number {
  const bytes = measure(value, 'maximum-bytes', sizeUnits)
  if (bytes <= 60 * 2 ** 20) return bytes
  throw wrong('maximum-bytes', value, 'at most 60MiB')
}

function wholeNumber(value: Json, name: string, maximum: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= maximum) return value
  throw wrong(name, value, `a whole number up to ${maximum}`)
}

function shareOf(value: Json): number {
  if (typeof value === 'number' && value >= 0 && value <= 1) return value
  throw wrong('collect.share', value, 'a number from 0 to 1')
}

function textOf(value: Json, name: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw wrong(name, value, 'a text')
}

function textsOf(value: Json): readonly string[] {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value as readonly string[]
  throw wrong('collect.exclude', value, 'a list of column names')
}

function wrong(name: string, value: Json, expected: string): Error {
  return fail('ENDPOINT_SETTINGS', `deploy.${name} is ${JSON.stringify(value)}: it takes ${expected}.`)
}
