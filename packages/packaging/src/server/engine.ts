import type { Json } from '@mlops-actions/core'
import { loadOnnxRuntime } from '@mlops-actions/native'
import type { BundleSchema } from '../schema.ts'
import type { Scored } from './answer.ts'
import type { Engine } from './application.ts'
import type { Batch } from './batch.ts'

/** Where an engine finds the model and the runtime. */
export interface EngineOptions {
  readonly model: string
  readonly modelOptions: Json
  readonly schema: BundleSchema
  /** The folder `native` of the bundle, where the runtime lies in it; else the runtime is looked for as everywhere. */
  readonly native?: string
}

/** Opens the model of a bundle: one matrix of floats in, a label and probabilities or a value out. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const ort = await loadOnnxRuntime(options.native === undefined ? {} : { searchFrom: [options.native] })
  const session = await ort.InferenceSession.create(options.model, { intraOpNumThreads: 1, interOpNumThreads: 1 })
  const width = options.schema.features.length
  const input = session.inputNames[0] as string
  const names = session.outputNames
  return {
    async score(batch: Batch, first: number, end: number): Promise<Scored> {
      const rows = end - first
      const values = new Float32Array(rows * width)
      for (let column = 0; column < width; column += 1) {
        const source = batch.columns[column] as Float64Array
        for (let row = 0; row < rows; row += 1) values[row * width + column] = source[first + row] as number
      }
      const result = await session.run({ [input]: new ort.Tensor('float32', values, [rows, width]) })
      const label = result[names[0] as string]?.data
      const second = names[1] === undefined ? undefined : result[names[1]]?.data
      const predictions = Array.from(label as ArrayLike<number | bigint | string>, (one) =>
        typeof one === 'bigint' ? Number(one) : one,
      )
      const classes = options.schema.classes
      if (!(second instanceof Float32Array) || !classes) return { rows, predictions }
      return { rows, predictions, values: second, classes, kind: 'probabilities' }
    },
    close: () => session.release(),
  }
}
