import { type Json, randomStream } from '@mlops-actions/core'
import type { BundleSchema, Feature } from './schema.ts'

/** How many examples a bundle has. */
export const exampleCount = 20

/** Rows made from the schema alone, never from data: the same for the same schema. */
export function exampleRows(schema: BundleSchema, count = exampleCount): Readonly<Record<string, Json>>[] {
  const streams = schema.features.map((feature) => randomStream('examples', feature.name))
  return Array.from({ length: count }, () => {
    const row: Record<string, Json> = {}
    for (const [index, feature] of schema.features.entries()) {
      const value = exampleValue(feature, (streams[index] as { next(): number }).next())
      Object.defineProperty(row, feature.name, { value, enumerable: true, writable: true, configurable: true })
    }
    return row
  })
}

/** A value of a feature at a place between 0 and 1 of what it may be. */
function exampleValue(feature: Feature, place: number): Json {
  const low = feature.min ?? (feature.max === undefined ? 0 : Math.min(0, feature.max - 1))
  const high = feature.max ?? Math.max(1, low + 1)
  const number = low + place * (high - low)
  switch (feature.type) {
    case 'boolean':
      return place >= 0.5
    case 'integer':
      return Math.min(Math.floor(high), Math.max(Math.ceil(low), Math.round(number)))
    case 'number':
      return withinRange(Number(number.toPrecision(4)), low, high)
    case 'timestamp':
      return Math.round(feature.min === undefined ? 1.6e12 + place * 1e11 : number)
    case 'text': {
      const levels = feature.levels ?? []
      return levels.length === 0 ? 'text' : (levels[Math.floor(place * levels.length)] as string)
    }
    default:
      return feature.type satisfies never
  }
}

/** Rounding may step over an end. */
function withinRange(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
