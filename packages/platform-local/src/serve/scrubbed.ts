const kept = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LANG',
  'TZ',
  'SystemRoot',
  'LD_LIBRARY_PATH',
  'MLOPS_NATIVE_DIR',
]

/** The few variables that a Node process needs to start anywhere; no token and nothing else of the caller's is passed on. */
export function scrubbed(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(kept.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name] as string]])))
}
