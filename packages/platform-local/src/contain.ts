import { isAbsolute, join, posix } from 'node:path'
import { errorsOf } from '@mlops-actions/core'
import { localErrors } from './errors.ts'

const fail = errorsOf(localErrors)

/**
 * The path of a named file below a folder. Names are data of others: relative, with `/`, without `..`, backslash, colon, NUL or
 * other control characters.
 * @throws UserError NAME_INVALID
 */
export function below(folder: string, name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters in names are what is refused here
  const bad = name === '' || name.length > 1024 || /[\u0000-\u001f\u007f\\:]/.test(name) || isAbsolute(name)
  const segments = name.split('/')
  if (bad || posix.isAbsolute(name) || segments.some((one) => one === '' || one === '.' || one === '..'))
    throw fail('NAME_INVALID', `${JSON.stringify(name.slice(0, 200))} is no name for a file below a folder.`, {
      remedy: 'Write a relative path such as model.onnx or model/part.bin.',
    })
  return join(folder, ...segments)
}

/**
 * A model's name as part of the registry.
 * @throws UserError NAME_INVALID
 */
export function modelSegment(model: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters in names are what is refused here
  if (model === '' || model.length > 100 || /[\u0000-\u001f\u007f/\\]/.test(model))
    throw fail('NAME_INVALID', `${JSON.stringify(model.slice(0, 200))} is no name for a model.`, {
      remedy: 'Use at most 100 characters, without slashes.',
    })
  return model
}
