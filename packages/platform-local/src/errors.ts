import type { ErrorCatalog } from '@mlops-actions/core'

/** The error codes of the local platform. */
export const localErrors = {
  STATE_IS_EPHEMERAL: {
    summary: 'What must be remembered would be lost with the job.',
    explanation:
      'On a GitHub-hosted runner the folder `.mlops` dies with the job, and with it versions, aliases and records. Use the registry store `git`: it keeps them on the branch mlops-registry of the repository.',
  },
  STORE_UNSUPPORTED: {
    summary: 'The file system cannot keep the registry.',
    explanation:
      'The registry needs hard links, so that two writers never make the same version. Point MLOPS_HOME at a folder of a local disk.',
  },
  STORE_DAMAGED: {
    summary: 'A file of the registry is not what was written there.',
    explanation:
      'Files are kept under the SHA-256 of their bytes, entries as JSON. One of them was changed or cut off outside of this tool. Restore it from a backup, or register the version again.',
  },
  CONTENT_DIFFERS: {
    summary: 'A file changed between its record and its registration.',
    explanation: 'The digest in the record is not that of the file. Run the step that made the file again.',
  },
  CONTENT_MISSING: {
    summary: 'A file of a version is not in the registry.',
    explanation: 'The version names the file, and the store does not have it. Register the version again from its run.',
  },
  NAME_INVALID: {
    summary: 'A name cannot be used for a file or an entry.',
    explanation: 'Names of files are relative paths without `..`; names of models have at most 100 characters.',
  },
  PATH_OUTSIDE: {
    summary: 'A path leaves the folder it belongs to.',
    explanation:
      'Paths in mlops.yml stay below the folder of mlops.yml, also through links; files of a run stay below MLOPS_OUTPUT.',
  },
  LINK_REFUSED: {
    summary: 'A link stands where a file is needed.',
    explanation:
      'Outputs and model files are copied as files. Write the file itself below MLOPS_OUTPUT, not a link to it.',
  },
  DATA_NOT_FOUND: {
    summary: 'A data file does not exist.',
    explanation:
      'Paths of data are relative to the folder of mlops.yml, or absolute. Patterns need at least one match.',
  },
  RUN_NOT_FOUND: {
    summary: 'There is no run of that name.',
    explanation: 'Run ids look like run-5c20e1 and live below .mlops/runs on the machine that trained.',
  },
  RUN_NOT_COMPLETED: {
    summary: 'The run has no outputs to take.',
    explanation: 'Only a completed run has outputs. `mlops train --run-id` observes one that still runs.',
  },
  ENVIRONMENT_NOT_FOUND: {
    summary: 'The training environment names a file that does not exist.',
    explanation:
      'train.environment is a requirements file, a package.json, or none. Without it whichever is found is used.',
  },
  ENVIRONMENT_FAILED: {
    summary: 'The training environment could not be made.',
    explanation:
      'The last lines of the installer say why: a package that does not exist, a version conflict, or no network.',
  },
  ENVIRONMENT_UNLOCKED: {
    summary: 'package.json has dependencies and no package-lock.json.',
    explanation:
      'Without a lock file two trainings install different software. Run `npm install` once and commit package-lock.json.',
  },
  PYTHON_NOT_FOUND: {
    summary: 'The training environment needs Python, and there is none.',
    explanation: 'Install Python 3.10 or newer with venv; on a GitHub runner use actions/setup-python before.',
  },
  SHELL_NOT_FOUND: {
    summary: 'There is no bash.',
    explanation: 'Commands of mlops.yml are run by bash. On Windows it comes with Git.',
  },
  GIT_UNAVAILABLE: {
    summary: 'The registry store `git` needs git and a repository.',
    explanation:
      'It keeps versions, aliases and records on the branch mlops-registry. Run it inside the repository, or use the store `directory`.',
  },
  GIT_REMOTE_FAILED: {
    summary: 'The remote of the registry did not do what it was asked.',
    explanation:
      'Reading needs `contents: read`, writing `contents: write`. GitHub refuses files over 100 MB. The message of git is quoted.',
  },
  TOO_MANY_WRITERS: {
    summary: 'Others kept writing to the registry.',
    explanation: 'Each attempt to write found another entry before it. Nothing was written; run the command again.',
  },
} as const satisfies ErrorCatalog
