import { type ErrorCatalog, errorsOf } from '@mlops-actions/core'

/** What can go wrong when a bundle is made, started or asked, and what a user can do about it. */
export const packagingErrors = {
  BUNDLE_NOT_FOUND: {
    summary: 'The folder is not a bundle.',
    explanation:
      'A bundle is the folder that `mlops package` writes: manifest.json, model.onnx, schema.json, server.mjs and what they need. Give its path, or run `mlops package` first.',
  },
  BUNDLE_INVALID: {
    summary: 'A file of the bundle is damaged or of another version.',
    explanation:
      'manifest.json and schema.json name their format. A bundle is never edited by hand: build it again with `mlops package`.',
  },
  BUNDLE_EXISTS: {
    summary: 'The folder for the bundle is not empty.',
    explanation: 'A bundle is written into a new or empty folder, so that nothing foreign travels in it.',
  },
  BUNDLE_INPUT: {
    summary: 'What should go into the bundle cannot.',
    explanation:
      'The message names the input: a feature that the schema does not have, a file that is missing, a name that leaves the folder.',
  },
  SERVER_PORT_IN_USE: {
    summary: 'Another program already listens on the port.',
    explanation:
      'Stop the other program, or choose another port. Port 0 takes a free one, which the server prints when it is ready.',
  },
  SERVER_START_FAILED: {
    summary: 'The scoring server that was built did not start.',
    explanation:
      'The last lines of its log stand in the message. The same command in the same folder shows the whole of it: node server.mjs.',
  },
  PARITY_INPUT: {
    summary: 'The parity check has nothing to compare, or not the same number of rows and answers.',
    explanation: 'Give at least one row of the test set, and the model’s own answer to each.',
  },
} as const satisfies ErrorCatalog

/** Makes an error of this package. */
export const fail = errorsOf(packagingErrors)
