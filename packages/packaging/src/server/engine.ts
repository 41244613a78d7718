import { join } from 'node:path'
import type { Json } from '@mlops-actions/core'
import type { ModelOptions, Predictions } from '@mlops-actions/inference'
import type { BundleSchema } from '../schema.ts'
import type { Row } from './request.ts'

/** Gives the model's answers to rows. */
export interface Engine {
  score(rows: readonly Row[]): Promise<Predictions>
  close(): Promise<void>
}

/** Where an engine finds the model and the runtime. */
export interface EngineOptions {
  readonly model: string
  /** What the team says about the model, as inference takes it. */
  readonly modelOptions: Json
  readonly schema: BundleSchema
  /** The bundle's folder, where the runtime lies in it; else the runtime is looked for as everywhere. */
  readonly nativeIn?: string
}

/** Opens the model of a bundle. @throws UserError of inference and native */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { schema, nativeIn } = options
  // On demand: a router speaks the same frames and never opens a model.
  const [{ openModel, rowScorer }, { loadOnnxRuntime }] = await Promise.all([
    import('@mlops-actions/inference'),
    import('@mlops-actions/native'),
  ])
  // A server fetches nothing: what it runs lies in the bundle, or on the machine before it starts.
  const place = nativeIn === undefined ? {} : { directory: join(nativeIn, 'native') }
  const runtime = await loadOnnxRuntime({ ...place, exec: false })
  const features = schema.features.map((feature) => feature.name)
  const said = options.modelOptions as ModelOptions
  const model = await openModel(options.model, { features, task: schema.task, name: schema.model, ...said, runtime })
  const scorer = rowScorer(model, features)
  // The model may take columns in another order than the schema has, or not all of them.
  const places = scorer.columns.map((column) => features.indexOf(column.name))
  const same = places.length === features.length && places.every((place, index) => place === index)
  return {
    score: (rows) => scorer.scoreRows(same ? rows : rows.map((row) => places.map((place) => row[place] ?? null))),
    close: () => model.close(),
  }
}
