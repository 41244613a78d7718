/** A detector of change in a stream: one value at a time, the state is its own. */
export interface StreamDetector {
  /** Takes the next value; true when a change is found with it. After that it starts anew. */
  update(value: number): boolean
}

/** Where a detector finds a change in a whole stream: 0-based positions. */
export function detect(detector: StreamDetector, stream: Iterable<number>): number[] {
  const found: number[] = []
  let at = 0
  for (const value of stream) {
    if (detector.update(value)) found.push(at)
    at++
  }
  return found
}
