import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** A JSON value. Numbers are finite: what is not estimable is `null` with a reason beside it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A SHA-256 over bytes, in the form in-toto and OCI use in texts: `sha256:` and 64 hexadecimal digits. */
export type Digest = `sha256:${string}`

/** SHA-256 of bytes (a string counts as UTF-8). */
export function sha256(bytes: Uint8Array | string): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

/** True for `sha256:` followed by 64 lower-case hexadecimal digits. */
export function isDigest(text: unknown): text is Digest {
  return typeof text === 'string' && /^sha256:[0-9a-f]{64}$/.test(text)
}

/** The first twelve hexadecimal digits: what a person is shown. */
export function shortDigest(digest: Digest): string {
  return digest.slice(0, 'sha256:'.length + 12)
}

/**
 * Canonical JSON (RFC 8785): one byte sequence for one value, so that a digest means the value.
 * Throws a TypeError for NaN, infinities and values that JSON has no word for: a record never holds them. A double above 2^53 is a
 * measured number and comes back as it was; whole numbers that name something (ids, 64-bit counts) are texts where they are made.
 */
export function canonicalJson(value: Json): string {
  assertPlain(value, '$')
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('$ is undefined: JSON has no word for it')
  return text
}

/** Canonical JSON as UTF-8 bytes with a final newline, the form every file of ours has. */
export function canonicalBytes(value: Json): Uint8Array {
  return new TextEncoder().encode(`${canonicalJson(value)}\n`)
}

function assertPlain(value: unknown, path: string): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${path} is ${value}: write null and the reason`)
    return
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) assertPlain(item, `${path}[${index}]`)
    return
  }
  if (typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) if (item !== undefined) assertPlain(item, `${path}.${key}`)
    return
  }
  throw new TypeError(`${path} is a ${typeof value}: JSON has no word for it`)
}
