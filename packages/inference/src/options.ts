import type { Task } from '@mlops-actions/core'
import type { OnnxRuntimeModule } from '@mlops-actions/native'

/** What a team says about its model (mlops.yml), beyond what the file tells. Every part may be left out. */
export interface ModelOptions {
  /** Features in the order of training: needed where the model takes one matrix. */
  readonly features?: readonly string[]
  /** The columns of an input, where names and order do not tell: input name → columns. */
  readonly inputs?: Readonly<Record<string, readonly string[]>>
  /** The roles of outputs, where types and counts do not tell: output names. */
  readonly outputs?: OutputNames
  /** Classes in the order of the probability columns, where the graph does not tell. */
  readonly classes?: readonly string[]
  /** Names of several regression targets, in order. */
  readonly targets?: readonly string[]
  readonly task?: Task
  /** `allow`: the model was trained with missing values. Default `refuse`, except in columns that the model imputes itself. */
  readonly missing?: 'refuse' | 'allow'
  /** `zeros`: an unknown category is meant to be encoded as zeros; rows are counted. Default `refuse`. */
  readonly unknownCategories?: 'refuse' | 'zeros'
  /** `accept`: trees that look as if the export had lost what they learned are meant so. Default `refuse`. */
  readonly suspectExport?: 'refuse' | 'accept'
  /** Columns that the model takes as category codes: the values in the order of training, or `as-is` when the column holds the codes. */
  readonly categories?: Readonly<Record<string, 'as-is' | readonly (string | number)[]>>
  /** What scoring many rows found (`meaningOf`), so that single rows are read the same way. Detection is then left out. */
  readonly meaning?: Meaning
  /** Threads of the runtime. Default 1: then the answers do not depend on the machine. */
  readonly threads?: number
  /** The runtime, when it is already loaded. Default: found by `@mlops-actions/native`. */
  readonly runtime?: OnnxRuntimeModule
  /** How messages name the model. Default: its path. */
  readonly name?: string
}

/** The value under a key that may be any text: `constructor` and `__proto__` are names of columns, too. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined
}

/** What the numbers of a model are. `values`: what is predicted; the other words: `Predictions.scoreKind`. */
export interface Meaning {
  readonly numbers: 'none' | 'values' | 'probabilities' | 'log-odds' | 'margin' | 'distance' | 'anomaly' | 'score'
  readonly labels?: readonly string[]
}

/** Names of outputs by their role. */
export interface OutputNames {
  readonly label?: string
  /** One output of a column a class, or one output a class. */
  readonly probabilities?: string | readonly string[]
  readonly score?: string
  readonly value?: string
}

/** What was noticed and does not stop the work. */
export interface Finding {
  readonly code: string
  readonly message: string
  /** How many rows it concerns, where it concerns rows. */
  readonly rows?: number
}
