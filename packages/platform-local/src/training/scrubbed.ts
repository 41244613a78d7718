import { delimiter, dirname } from 'node:path'

/** Variables that say what machine this is. Everything else stays behind: tokens, ACTIONS_*, GITHUB_*, RUNNER_*, INPUT_*. */
const kept = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'LANG',
  'LANGUAGE',
  'TZ',
  'TERM',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SYSTEMROOT',
  'COMSPEC',
  'PATHEXT',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'LD_LIBRARY_PATH',
  'DYLD_LIBRARY_PATH',
  'PYENV_ROOT',
  'PYENV_VERSION',
  'JAVA_HOME',
  'CUDA_HOME',
  'CUDA_PATH',
  'CUDA_VISIBLE_DEVICES',
  'NVIDIA_VISIBLE_DEVICES',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'REQUESTS_CA_BUNDLE',
  'NODE_EXTRA_CA_CERTS',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'ALL_PROXY',
]
const keptPatterns = [/^LC_[A-Z]+$/, /^[A-Z]+_NUM_THREADS$/, /^(http|https|no|all)_proxy$/]
/** What installers need on top: their indexes and credentials for them. The team's command does not get these. */
const installerPatterns = [/^PIP_/, /^UV_/, /^npm_config_/i]

type Variables = Readonly<Record<string, string | undefined>>

/** The environment of code that is not ours: what says which machine this is, and nothing that opens a door. */
export function scrubbed(environment: Variables): Record<string, string> {
  const result = pick(environment, (name) => kept.includes(name) || keptPatterns.some((pattern) => pattern.test(name)))
  // The Node that runs this is there for commands that need one, after everything that the machine brings.
  result['PATH'] = [result['PATH'], dirname(process.execPath)].filter(Boolean).join(delimiter)
  return result
}

/** The environment of an installer: the scrubbed one and the settings of pip, uv and npm. */
export function forInstaller(environment: Variables): Record<string, string> {
  return {
    ...scrubbed(environment),
    ...pick(environment, (name) => installerPatterns.some((pattern) => pattern.test(name))),
  }
}

function pick(environment: Variables, wanted: (name: string) => boolean): Record<string, string> {
  const result: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) if (value !== undefined && wanted(name)) result[name] = value
  return result
}

/** The variable of a data set: `train` gives MLOPS_DATA_TRAIN, `hold-out` gives MLOPS_DATA_HOLD_OUT. */
export function dataVariable(name: string): string {
  return `MLOPS_DATA_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`
}
