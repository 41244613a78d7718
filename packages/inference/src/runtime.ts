import { dirname } from 'node:path'
import { messageOf, type UserError } from '@mlops-actions/core'
import { loadOnnxRuntime, type OnnxRuntimeModule, type OnnxSession, type OnnxTensor } from '@mlops-actions/native'
import type { ResultTensor } from './collect.ts'
import { fail } from './errors.ts'
import { type FeedData, tensorTypes } from './feeds.ts'
import type { FeedType } from './inputs.ts'
import type { ModelOptions } from './options.ts'

/** A loaded model of the runtime. `run` blocks the event loop while it computes: no timer fires, no request is answered. */
export interface Session {
  run(feeds: readonly Feed[], outputs: readonly string[]): Promise<Readonly<Record<string, ResultTensor | undefined>>>
  close(): Promise<void>
}

/** One input tensor. */
export interface Feed {
  readonly name: string
  readonly type: FeedType
  readonly data: FeedData
  readonly dims: readonly number[]
}

/** Opens a session from bytes. Files of external weights are looked for in the folder of `path` only. */
export async function openSession(
  bytes: Uint8Array,
  path: string | undefined,
  options: ModelOptions,
  model: string,
): Promise<Session> {
  const runtime = options.runtime ?? (await loadOnnxRuntime())
  const threads = options.threads ?? 1
  // Threads that wait in a loop take the processor from everyone else: on a busy machine three times the work for the same answer.
  const intra_op = { allow_spinning: '0' }
  const weights = path === undefined ? {} : { model_external_initializers_file_folder_path: dirname(path) }
  let session: OnnxSession
  try {
    // Level 4: nothing but fatal errors on stderr. Every other error is thrown, too.
    session = await runtime.InferenceSession.create(bytes, {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      logSeverityLevel: 4,
      extra: { session: { intra_op, ...weights } },
    })
  } catch (cause) {
    throw refusal(cause, model)
  }
  return {
    async run(feeds, outputs) {
      const tensors: Record<string, OnnxTensor> = Object.create(null)
      for (const feed of feeds) tensors[feed.name] = tensorOf(runtime, feed)
      try {
        return (await session.run(tensors, outputs)) as unknown as Record<string, ResultTensor>
      } catch (cause) {
        throw fail('RUN_FAILED', `${model} failed while it scored: ${words(cause)}`, { cause })
      }
    },
    close: () => session.release(),
  }
}

function tensorOf(runtime: OnnxRuntimeModule, feed: Feed): OnnxTensor {
  const { data, dims } = feed
  const type = tensorTypes[feed.type]
  return new runtime.Tensor(type, data, dims)
}

/** The runtime's message without its C++ function names and paths of source files. */
export function words(cause: unknown): string {
  return messageOf(cause)
    .replace(/\/onnxruntime_src\/\S+ .*?\)\s(?=[A-Z])/s, '')
    .replace(/^Load model from .*? failed:\s*/s, '')
    .replace(/\S+\.cc:\d+ \S+\s/g, '')
    .trim()
}

function refusal(cause: unknown, model: string): UserError {
  const text = words(cause)
  const version = /Unsupported model IR version: (\d+), max supported IR version: (\d+)/.exec(text)
  if (version)
    return fail('MODEL_TOO_NEW', `${model} has IR version ${version[1]}; this runtime knows up to ${version[2]}.`, {
      remedy: `Export with an older onnx package, or set model.ir_version = ${version[2]} before saving.`,
      cause,
    })
  const opset = /Opset (\d+) is under development.*?domain (\S+) is till opset (\d+)/s.exec(text)
  if (opset)
    return fail(
      'MODEL_TOO_NEW',
      `${model} needs operator set ${opset[1]} of ${opset[2]}; this runtime knows up to ${opset[3]}.`,
      {
        remedy: `Export with target_opset=${opset[3]} or lower.`,
        cause,
      },
    )
  if (/external data/i.test(text))
    return fail('MODEL_EXTERNAL_WEIGHTS', `${model} keeps weights in another file, which cannot be used: ${text}`, {
      remedy: 'Save the model as one file, or keep its weight files in its own folder and open it by path.',
      cause,
    })
  if (/protobuf parsing failed/i.test(text))
    return fail('MODEL_BROKEN', `${model} is damaged: ${text}`, { remedy: 'Export or fetch it again.', cause })
  return fail('MODEL_NOT_LOADABLE', `The runtime refuses ${model}: ${text}`, {
    remedy: /tensor\(double\)/.test(text)
      ? 'Export with FloatTensorType (train or convert on float32): the runtime has no such operator for float64.'
      : 'Export with a lower target_opset, or without the operator that the message names.',
    cause,
  })
}
