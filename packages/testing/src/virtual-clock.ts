import type { Clock, Instant } from '@mlops-actions/core'

interface Sleeper {
  readonly wakeAt: number
  readonly wake: () => void
}

/**
 * A clock that moves when it is told to, or, with `auto`, jumps to the next sleeper as soon as everybody sleeps: an hour of
 * waiting takes no time.
 */
export class VirtualClock implements Clock {
  readonly #auto: boolean
  readonly #start: number
  #now: number
  #sleepers: Sleeper[] = []
  #jumping = false

  /** @param start where it begins, an instant */
  constructor(start: Instant = '2026-11-23T09:00:00.000Z', options: { readonly auto?: boolean } = {}) {
    this.#start = Date.parse(start)
    this.#now = this.#start
    this.#auto = options.auto ?? true
  }

  now(): Instant {
    return new Date(this.#now).toISOString()
  }

  monotonicMs(): number {
    return this.#now - this.#start
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    await new Promise<void>((resolve, reject) => {
      const stop = () => {
        this.#sleepers = this.#sleepers.filter((one) => one !== sleeper)
        reject(signal.reason)
      }
      const sleeper: Sleeper = {
        wakeAt: this.#now + Math.max(0, ms),
        wake: () => {
          signal.removeEventListener('abort', stop)
          resolve()
        },
      }
      signal.addEventListener('abort', stop, { once: true })
      this.#sleepers.push(sleeper)
      if (this.#auto) this.#jumpSoon()
    })
  }

  /** Moves on by `ms` milliseconds and wakes, in order, whoever is due. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms
    for (;;) {
      const next = this.#next()
      if (!next || next.wakeAt > until) break
      await this.#wake(next)
    }
    this.#now = until
  }

  #next(): Sleeper | undefined {
    return this.#sleepers.reduce<Sleeper | undefined>(
      (first, one) => (first === undefined || one.wakeAt < first.wakeAt ? one : first),
      undefined,
    )
  }

  async #wake(sleeper: Sleeper): Promise<void> {
    this.#sleepers = this.#sleepers.filter((one) => one !== sleeper)
    this.#now = Math.max(this.#now, sleeper.wakeAt)
    sleeper.wake()
    await settled()
  }

  #jumpSoon(): void {
    if (this.#jumping) return
    this.#jumping = true
    void (async () => {
      await settled()
      for (let next = this.#next(); next; next = this.#next()) await this.#wake(next)
      this.#jumping = false
    })()
  }
}

/** Lets everything that can go on without time go on. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
