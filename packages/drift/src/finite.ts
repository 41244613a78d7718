import type { Measure } from './types.ts'

/** A measure as JSON can hold it: what is not finite becomes null, with a reason. */
export function finiteMeasure(measure: Measure, reason: string): Measure {
  const { value, pValue } = measure
  const known = value === null || Number.isFinite(value)
  const fine = known && (pValue === undefined || pValue === null || Number.isFinite(pValue))
  const bounded = [measure.chance, measure.minimumDetectable, measure.error].every(
    (one) => one === undefined || Number.isFinite(one),
  )
  if (fine && bounded) return measure
  const { chance, minimumDetectable, error, ...rest } = measure
  return {
    ...rest,
    value: known ? value : null,
    ...(pValue === undefined ? {} : { pValue: fine ? pValue : null }),
    ...(chance !== undefined && Number.isFinite(chance) ? { chance } : {}),
    ...(minimumDetectable !== undefined && Number.isFinite(minimumDetectable) ? { minimumDetectable } : {}),
    ...(error !== undefined && Number.isFinite(error) ? { error } : {}),
    reason: measure.reason ?? reason,
  }
}

/** Every measure of a feature, as {@link finiteMeasure}. */
export function finiteMeasures<K extends string>(
  measures: Readonly<Partial<Record<K, Measure>>>,
  reason: string,
): Partial<Record<K, Measure>> {
  return Object.fromEntries(
    Object.entries<Measure | undefined>(measures).flatMap(([name, measure]) =>
      measure === undefined ? [] : [[name, finiteMeasure(measure, reason)]],
    ),
  ) as Partial<Record<K, Measure>>
}
