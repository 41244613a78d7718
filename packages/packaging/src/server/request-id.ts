import { randomBytes } from 'node:crypto'

/** Makes request ids. */
export type RequestIds = () => string

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Makes ULIDs: 48 bits of time, then a random start of the process and a counter, so that they are unique here and sort by time.
 * @param now milliseconds since 1970
 */
export function requestIds(now: () => number): RequestIds {
  const start = Array.from(randomBytes(10), (byte) => alphabet[byte & 31]).join('')
  let counter = 0
  let time = -1
  let head = ''
  return () => {
    const at = now()
    if (at !== time) {
      time = at
      head = encode(at, 10)
    }
    counter = (counter + 1) % 2 ** 30
    return head + start + encode(counter, 6)
  }
}

/** The id that the caller gave, where it is printable ASCII of sane length without quotes; else a new one. */
export function requestIdOf(given: string | string[] | undefined, ids: RequestIds): string {
  return typeof given === 'string' && /^[\w.:@/+=-]{1,128}$/.test(given) ? given : ids()
}

function encode(value: number, digits: number): string {
  let text = ''
  let rest = value
  for (let index = 0; index < digits; index += 1) {
    text = alphabet[rest % 32] + text
    rest = Math.floor(rest / 32)
  }
  return text
}
