/** Texts in order of first appearance, found by their UTF-8 bytes. */
export class Dictionary {
  /** How many texts there are. */
  size = 0
  slots: Int32Array = new Int32Array(64)
  mask = 63
  hashes: Int32Array = new Int32Array(32)
  starts: Int32Array = new Int32Array(33)
  arena: Uint8Array = new Uint8Array(512)

  /**
   * The code of the text `bytes[from..to)`; a new one when it was never seen.
   * @param hash the text's hash, the same function for all texts of this dictionary
   */
  code(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const { slots, mask, hashes, starts, arena } = this
    const length = to - from
    let slot = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const id = (slots[slot] as number) - 1
      if (id < 0) return this.#add(bytes, from, length, hash, slot)
      if (hashes[id] === hash) {
        const start = starts[id] as number
        if ((starts[id + 1] as number) - start === length) {
          let index = 0
          while (index < length && arena[start + index] === bytes[from + index]) index++
          if (index === length) return id
        }
      }
      slot = (slot + 1) & mask
    }
  }

  #add(bytes: Uint8Array, from: number, length: number, hash: number, slot: number): number {
    const id = this.size
    const start = this.starts[id] as number
    if (start + length > this.arena.length) {
      const arena = new Uint8Array(Math.max(this.arena.length * 2, start + length))
      arena.set(this.arena)
      this.arena = arena
    }
    if (length < 32)
      for (let index = 0; index < length; index++) this.arena[start + index] = bytes[from + index] as number
    else this.arena.set(bytes.subarray(from, from + length), start)
    this.starts[id + 1] = start + length
    this.hashes[id] = hash
    this.slots[slot] = id + 1
    this.size = id + 1
    if (this.size === this.hashes.length) this.#grow()
    return id
  }

  #grow(): void {
    const hashes = new Int32Array(this.hashes.length * 2)
    hashes.set(this.hashes)
    this.hashes = hashes
    const starts = new Int32Array(hashes.length + 1)
    starts.set(this.starts)
    this.starts = starts
    this.mask = hashes.length * 2 - 1
    this.slots = new Int32Array(hashes.length * 2)
    for (let id = 0; id < this.size; id++) {
      const hash = hashes[id] as number
      let slot = (hash ^ (hash >>> 15)) & this.mask
      while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask
      this.slots[slot] = id + 1
    }
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

/** The hash that the scanner computes while it reads; here for callers that have the bytes already. */
export function hashBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0
  for (let index = from; index < to; index++) hash = (Math.imul(hash, 31) + (bytes[index] as number)) | 0
  return hash
}
