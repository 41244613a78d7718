/**
 * What is used of onnxruntime-node: its own types would make every user of the compiled packages install it.
 * A tensor is opaque; only the runtime looks inside.
 */
export interface OnnxRuntimeModule {
  readonly InferenceSession: {
    create(model: Uint8Array | string, options?: Readonly<Record<string, unknown>>): Promise<OnnxSession>
  }
  readonly Tensor: new (type: string, data: OnnxTensorData, dims: readonly number[]) => OnnxTensor
}

/** Values of a tensor as the runtime takes them. */
export type OnnxTensorData =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | readonly string[]
  | readonly boolean[]

/** A tensor of the runtime. */
export interface OnnxTensor {
  readonly type: string
  readonly dims: readonly number[]
  readonly data: unknown
}

/** A loaded model of the runtime. */
export interface OnnxSession {
  run(
    feeds: Readonly<Record<string, OnnxTensor>>,
    outputs: readonly string[],
  ): Promise<Readonly<Record<string, unknown>>>
  release(): Promise<void>
}
