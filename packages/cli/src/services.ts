import { fileURLToPath } from 'node:url'
import { version } from '@mlops-actions/core'
import { readOrigin, type Services } from '@mlops-actions/toolkit'
import { openPlatform } from './platforms.ts'

/** What commands need from the top of the house: platforms are loaded when one is asked for. */
export function services(entry: string): Services {
  const tool = { version, command: [process.execPath, ...sourceFlags(entry), fileURLToPath(entry)] }
  return {
    tool,
    origin: readOrigin,
    platform: (options, context) => openPlatform(options, context),
  }
}

/** Sources run with the condition that makes packages resolve to them; what is built needs none. */
function sourceFlags(entry: string): readonly string[] {
  return entry.endsWith('.ts') ? ['--conditions=@mlops-actions/source'] : []
}
