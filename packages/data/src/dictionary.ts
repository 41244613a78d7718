import { Buffer } from 'node:buffer'

/** Bytes with a view of the same memory: texts are hashed and compared four bytes at a time. */
export interface Bytes {
  readonly bytes: Uint8Array
  readonly view: DataView
}

/** Bytes with their view. */
export function viewed(bytes: Uint8Array): Bytes {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) }
}

/** Texts in order of first appearance, found by their UTF-8 bytes. */
export class Dictionary {
  /** How many texts there are. */
  size = 0
  /** By code: where the text begins in the arena; it ends where the next begins. */
  starts: Int32Array = new Int32Array(33)
  arena: Uint8Array = new Uint8Array(512)
  #arenaView = new DataView(this.arena.buffer)
  #hashes = new Int32Array(32)
  #slots = new Int32Array(64)
  #mask = 63

  /** The code of the text `bytes[from..to)`; a new one when it was never seen. */
  code(bytes: Uint8Array, view: DataView, from: number, to: number): number {
    const length = to - from
    const whole = length & ~3
    const tail = tailWord(bytes, from + whole, length & 3)
    let hash = length
    for (let index = 0; index < whole; index += 4) {
      hash = Math.imul(hash ^ view.getInt32(from + index, true), 0x9e3779b1)
      hash ^= hash >>> 15
    }
    hash = Math.imul(hash ^ tail, 0x9e3779b1)
    hash ^= hash >>> 15
    const slots = this.#slots
    const hashes = this.#hashes
    const mask = this.#mask
    let slot = hash & mask
    for (;;) {
      const id = (slots[slot] as number) - 1
      if (id < 0) return this.#add(bytes, from, length, hash, slot)
      if (hashes[id] === hash && this.#equals(id, view, from, length, whole, tail)) return id
      slot = (slot + 1) & mask
    }
  }

  #equals(id: number, view: DataView, from: number, length: number, whole: number, tail: number): boolean {
    const start = this.starts[id] as number
    if ((this.starts[id + 1] as number) - start !== length) return false
    const arena = this.#arenaView
    let index = 0
    while (index < whole && arena.getInt32(start + index, true) === view.getInt32(from + index, true)) index += 4
    return index >= whole && tailWord(this.arena, start + whole, length & 3) === tail
  }

  #add(bytes: Uint8Array, from: number, length: number, hash: number, slot: number): number {
    const id = this.size
    const start = this.starts[id] as number
    if (start + length > this.arena.length) {
      const arena = new Uint8Array(Math.max(this.arena.length * 2, start + length))
      arena.set(this.arena)
      this.arena = arena
      this.#arenaView = new DataView(arena.buffer)
    }
    if (length < 32)
      for (let index = 0; index < length; index++) this.arena[start + index] = bytes[from + index] as number
    else this.arena.set(bytes.subarray(from, from + length), start)
    this.starts[id + 1] = start + length
    this.#hashes[id] = hash
    this.#slots[slot] = id + 1
    this.size = id + 1
    if (this.size === this.#hashes.length) this.#grow()
    return id
  }

  #grow(): void {
    const hashes = new Int32Array(this.#hashes.length * 2)
    hashes.set(this.#hashes)
    this.#hashes = hashes
    const starts = new Int32Array(hashes.length + 1)
    starts.set(this.starts)
    this.starts = starts
    this.#mask = hashes.length * 2 - 1
    this.#slots = new Int32Array(hashes.length * 2)
    for (let id = 0; id < this.size; id++) {
      let slot = (hashes[id] as number) & this.#mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask
      this.#slots[slot] = id + 1
    }
  }

  /** The code of a text that is a string. */
  codeOfText(text: string): number {
    const bytes = Buffer.from(text, 'utf8')
    return this.code(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, bytes.length)
  }

  /** The texts, by code. */
  levels(): string[] {
    const { arena, starts } = this
    const bytes = Buffer.from(arena.buffer, arena.byteOffset, arena.byteLength)
    const levels: string[] = []
    for (let id = 0; id < this.size; id++) levels.push(bytes.toString('utf8', starts[id], starts[id + 1]))
    return levels
  }
}

/** The last one to three bytes of a text as one number. */
function tailWord(bytes: Uint8Array, at: number, length: number): number {
  if (length === 0) return 0
  let word = bytes[at] as number
  if (length > 1) word |= (bytes[at + 1] as number) << 8
  if (length > 2) word |= (bytes[at + 2] as number) << 16
  return word
}
