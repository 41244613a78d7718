import { Buffer, isUtf8 } from 'node:buffer'
import { type ByteSource, readBytes } from './byte-source.ts'
import { longestRow, type Scan, type Scanner, scannerOf } from './csv-scan.ts'
import { fail } from './errors.ts'

/** Bytes that are read at once. */
const blockBytes = 4 * 2 ** 20
const lineFeed = 10

/** A part of a file: rows that start at `from` or later and before `until`. */
export interface Range {
  readonly from: number
  readonly until: number
}

/**
 * Reads the rows that start in a range into the scan, checks that their bytes are valid UTF-8 without NUL, and gives the place of the first row behind them.
 * Lines in messages count from `firstLine`, the line that `range.from` is on.
 */
export async function scanRange(
  source: ByteSource,
  range: Range,
  scan: Scan,
  place: { file: string; firstLine: number },
  signal?: AbortSignal,
): Promise<number> {
  return scanRows(source, range, scan, scannerOf(scan), place, signal)
}

/** What any scan must tell while it runs. */
export type Progress = Pick<Scan, 'rows' | 'lines' | 'blank' | 'badLines'>

/** As `scanRange`, with any reader of rows that end with a line feed. */
export async function scanRows(
  source: ByteSource,
  range: Range,
  scan: Progress,
  scanner: Scanner,
  place: { file: string; firstLine: number },
  signal?: AbortSignal,
): Promise<number> {
  const span = Math.min(blockBytes, Math.max(1, source.size - range.from))
  // Rows are read as long as the longest row fits behind their start; what is left over is put in front of the next block.
  const room = longestRow
  const blocks = [0, 1].map(() => Buffer.allocUnsafe(room + span + 2))
  const last = Math.min(source.size, range.until + longestRow + 1)
  let turn = 0
  let position = range.from
  let left: Buffer = Buffer.alloc(0)
  let offset = range.from
  let reading = fill(source, blocks[0] as Buffer, room, Math.min(span, last - position), position)
  while (offset < range.until) {
    signal?.throwIfAborted()
    const block = blocks[turn] as Buffer
    const got = await reading
    position += got
    turn = 1 - turn
    const next = Math.max(0, Math.min(span, last - position))
    reading = fill(source, blocks[turn] as Buffer, room, got === 0 ? 0 : next, position)
    const begin = room - left.length
    left.copy(block, begin)
    const data = block.subarray(begin, room + got)
    const ended = got === 0 || position >= source.size
    block[room + got] = lineFeed
    const to = Math.min(ended || position >= last ? data.length : data.length - longestRow, range.until - offset)
    const whole = ended && data.at(-1) === lineFeed ? data : block.subarray(begin, room + got + 1)
    const line = place.firstLine + scan.lines
    const end = scanner(whole, 0, to)
    if (end < 0 || (end > data.length && !ended)) throw endless(scan, place)
    const done = data.subarray(0, end)
    checkBytes(done, offset, line, place.file)
    offset += done.length
    left = Buffer.from(data.subarray(done.length))
    if (got === 0 && done.length === 0) break
  }
  await reading
  return offset
}

/** Fills `target` from `at` on with `length` bytes of the source, fewer at its end. */
async function fill(source: ByteSource, target: Buffer, at: number, length: number, position: number): Promise<number> {
  let held = 0
  while (held < length) {
    const got = await source.read(target, at + held, length - held, position + held)
    if (got === 0) break
    held += got
  }
  return held
}

function endless(scan: Progress, place: { file: string; firstLine: number }): Error {
  const open = scan.badLines.findLast((line) => line.kind === 'unclosed')
  if (open)
    return fail(
      'TABLE_QUOTES',
      `${place.file}:${place.firstLine + scan.rows + scan.blank} opens a quote that is never closed.`,
      {
        where: { file: place.file, line: place.firstLine + scan.rows + scan.blank, column: open.at },
        remedy: 'Close the quote, double it when it is part of the text, or check whether the file was cut off.',
      },
    )
  const line = place.firstLine + scan.lines
  return fail('TABLE_TOO_LONG', `${place.file}:${line} is longer than ${longestRow} bytes.`, {
    where: { file: place.file, line },
    remedy: 'Keep long texts and documents out of the table.',
  })
}

/** Refuses NUL and bytes that are no UTF-8, with their place. */
export function checkBytes(bytes: Buffer, offset: number, firstLine: number, file: string): void {
  const nul = bytes.indexOf(0)
  if (nul >= 0) {
    const line = firstLine + countLines(bytes.subarray(0, nul))
    const half = bytes.subarray(0, 4096).filter((byte) => byte === 0).length * 3 > Math.min(bytes.length, 4096)
    throw fail('TABLE_NUL', `${file}:${line} holds a NUL byte (byte ${offset + nul} of the file).`, {
      where: { file, line },
      remedy: half
        ? 'It looks like UTF-16 without a byte order mark. Convert it: iconv -f UTF-16LE -t UTF-8.'
        : 'Fetch or write the file again: it is binary or was cut by a crash.',
    })
  }
  if (isUtf8(bytes)) return
  const at = firstInvalid(bytes)
  const line = firstLine + countLines(bytes.subarray(0, at))
  const value = (bytes[at] as number).toString(16).toUpperCase()
  throw fail('TABLE_ENCODING', `${file}:${line} is not valid UTF-8: byte 0x${value} at ${offset + at} of the file.`, {
    where: { file, line },
    remedy: 'Convert it from what it is, often Windows-1252 or Latin-1: iconv -f WINDOWS-1252 -t UTF-8.',
  })
}

function countLines(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++
  return lines
}

/** The first byte that does not belong to a valid sequence, by halving: a prefix that is cut inside a character is completed first. */
function firstInvalid(bytes: Buffer): number {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    let middle = (good + bad) >> 1
    while (middle > good && ((bytes[middle] as number) & 0xc0) === 0x80 && middle > good + 1) middle--
    if (middle === good) break
    if (isUtf8(bytes.subarray(good, middle))) good = middle
    else bad = middle
  }
  let at = good
  while (at < bad && isUtf8(bytes.subarray(good, at + 1))) at++
  for (let length = 1; length <= 4 && at < bad; length++)
    if (isUtf8(bytes.subarray(at, at + length))) {
      at += length
      length = 0
    }
  return at
}

/** The text of the first bytes of a source, cut at a whole character. */
export async function headText(source: ByteSource, start: number, length: number): Promise<string> {
  return (await readBytes(source, start, length)).toString('utf8')
}
