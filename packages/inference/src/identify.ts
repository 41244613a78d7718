/** What a file is that is not ONNX: said in words, with what to do. Nothing is opened or run to find out. */
export interface Identified {
  readonly what: string
  readonly remedy: string
}

const exportIt = 'Export it to ONNX where it is trained, or hand in a prediction file instead of the model.'
const pickle: Identified = {
  what: 'a Python pickle (joblib, cloudpickle): loading one runs whatever it holds, so it is never opened here',
  remedy: 'In the training code, export with skl2onnx: onnx = to_onnx(model, X[:1], options={"zipmap": False}).',
}
const packed = (kind: string): Identified => ({
  what: `packed with ${kind} (a joblib pickle often is)`,
  remedy: `If an ONNX model is inside, unpack it first; if it is a pickle: ${exportIt}`,
})

interface Signature {
  /** Bytes at `at`, in hexadecimal. */
  readonly hex: string
  readonly at?: number
  readonly is: Identified
}

const signatures: readonly Signature[] = [
  { hex: '8002', is: pickle },
  { hex: '8003', is: pickle },
  { hex: '8004', is: pickle },
  { hex: '8005', is: pickle },
  { hex: '1f8b', is: packed('gzip') },
  { hex: '425a68', is: packed('bzip2') },
  { hex: 'fd377a585a', is: packed('xz') },
  { hex: '28b52ffd', is: packed('zstd') },
  {
    hex: '504b0304',
    is: {
      what: 'a zip archive, as PyTorch (.pt, .pth), Keras (.keras) and skops files are',
      remedy: `PyTorch: torch.onnx.export(model, …). Keras: tf2onnx or model.export(…, format="onnx"). ${exportIt}`,
    },
  },
  {
    hex: '894844460d0a1a0a',
    is: { what: 'an HDF5 file, as Keras writes', remedy: `Convert it with tf2onnx. ${exportIt}` },
  },
  {
    hex: '54464c33',
    at: 4,
    is: { what: 'a TensorFlow Lite model', remedy: `Convert it with tf2onnx --tflite. ${exportIt}` },
  },
  { hex: '47475546', is: { what: 'a GGUF file', remedy: exportIt } },
  {
    hex: '43424d31',
    is: { what: 'a CatBoost model', remedy: 'Save it with model.save_model("model.onnx", format="onnx").' },
  },
  { hex: '25504446', is: { what: 'a PDF', remedy: exportIt } },
  { hex: '7f454c46', is: { what: 'a program', remedy: exportIt } },
  { hex: '50415231', is: { what: 'a Parquet table', remedy: 'Name the model, not the data.' } },
]

/** Says what the bytes are, by their first kilobyte. */
export function identify(bytes: Uint8Array): Identified {
  const head = bytes.subarray(0, 1024)
  const hex = Buffer.from(head.subarray(0, 16)).toString('hex')
  const found = signatures.find((one) => hex.startsWith(one.hex, (one.at ?? 0) * 2))
  if (found) return found.is
  const text = new TextDecoder('utf-8').decode(head)
  if (text.startsWith('version https://git-lfs.github.com/'))
    return {
      what: 'a Git LFS pointer: the model itself was not fetched',
      remedy: 'Add `lfs: true` to actions/checkout, or run `git lfs pull`.',
    }
  return identifyText(text) ?? { what: 'of no known form', remedy: exportIt }
}

function identifyText(text: string): Identified | undefined {
  const start = text.trimStart().slice(0, 200).toLowerCase()
  if (start.startsWith('<!doctype html') || start.startsWith('<html'))
    return {
      what: 'an HTML page: probably the answer of a server that wanted a login or found nothing',
      remedy: 'Fetch the model again and look at the status of the download.',
    }
  if (start.startsWith('<?xml') || start.startsWith('<pmml')) return { what: 'XML (PMML?)', remedy: exportIt }
  if (start.startsWith('tree\nversion='))
    return { what: 'a LightGBM text model', remedy: 'Export with onnxmltools.convert_lightgbm(model, zipmap=False).' }
  if (start.startsWith('{"learner"') || start.startsWith('{l'))
    return { what: 'an XGBoost model (JSON or UBJ)', remedy: 'Export with onnxmltools.convert_xgboost(model).' }
  if (start.startsWith('{') || start.startsWith('['))
    return {
      what: 'a JSON document: a server answers so when it refuses',
      remedy: 'Open it and read what it says; then fetch the model again.',
    }
  // Printable throughout: some text. ONNX has control characters within its first bytes.
  return /^[\t\n\r\x20-\x7e\u00a0-\ufffc]+$/.test(text.slice(0, 64))
    ? { what: 'a text file', remedy: exportIt }
    : undefined
}
