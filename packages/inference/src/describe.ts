import type { Json } from '@mlops-actions/core'
import type { Model } from './model.ts'

/** What a report says about the file: versions of format and operators, inputs and outputs as declared, what was understood. */
export function describeModel(model: Model): Json {
  const { file, roles } = model
  const declared = (one: (typeof file.inputs)[number]) => ({
    name: one.name,
    type: one.kind === 'tensor' ? one.type : one.kind,
    dims: one.dims ? [...one.dims] : null,
  })
  return {
    producer: file.producer,
    irVersion: file.irVersion,
    opsets: { ...file.opsets },
    digest: model.digest,
    bytes: file.bytes.length,
    inputs: file.inputs.map(declared),
    outputs: file.outputs.map(declared),
    label: roles.label ?? null,
    numbers: [...roles.numbers],
    classes: roles.classes ? [...roles.classes] : null,
    zipMapsRemoved: model.zipMaps.map((one) => one.output),
    categories: model.facts.categories.map(({ input, index, values }) => ({ input, index, values: [...values] })),
    imputes: [...model.facts.imputed],
  }
}
