import type { ErrorCatalog } from './errors.ts'

/** The error codes of core. */
export const coreErrors = {
  RECORD_UNREADABLE: {
    summary: 'A record file is not one.',
    explanation:
      'Every step reads the record of the step before. The file that was given is not JSON, or lacks what every record has. Give the path or digest in the output `record` of the step before; do not edit records.',
  },
  RECORD_TOO_LARGE: {
    summary: 'A record file is larger than records are.',
    explanation: 'Records hold counts and digests, never rows; 32 MiB is the limit. Give the record, not an artefact.',
  },
  RECORD_SCHEMA_UNKNOWN: {
    summary: 'A record was written in a format that this version does not read.',
    explanation:
      'Records name their format in `schema`. Use the version of mlops-actions that wrote it, or a newer one.',
  },
  RECORD_NOT_FOUND: {
    summary: 'The record of the step before is missing.',
    explanation:
      'On the command line a step takes the newest record of this commit; in a workflow the record is given. Run the step before first, or pass its record with --record.',
  },
  RECORD_DISAGREES: {
    summary: 'A record belongs to another model, commit or step.',
    explanation:
      'What the record says of itself and where it is used differ. Pass the record of this model and of the step that comes before.',
  },
  CONFIG_NOT_FOUND: {
    summary: 'There is no mlops.yml.',
    explanation: 'Every command reads mlops.yml. `mlops init` looks at the repository and writes one with comments.',
  },
  CONFIG_INVALID_YAML: {
    summary: 'mlops.yml is not valid YAML.',
    explanation:
      'The place is in the message. Keys that repeat, tabs used to indent and unclosed quotes are the usual causes.',
  },
  CONFIG_UNKNOWN_KEY: {
    summary: 'mlops.yml has a key that does not exist.',
    explanation:
      'Unknown keys are errors, so that a typo never switches a gate off without a word. The message names the nearest key.',
  },
  CONFIG_UNKNOWN_METRIC: {
    summary: 'A gate names a metric that does not exist for this task.',
    explanation:
      'Metrics are written as scikit-learn and Fairlearn write them. `mlops explain metrics` lists those of each task.',
  },
  CONFIG_INVALID_VALUE: {
    summary: 'A value in mlops.yml is not of the form its key takes.',
    explanation:
      'The message shows the value and says which forms are accepted: durations are written 30s, 15m, 24h, 7d; weights in percent.',
  },
  CONFIG_MISSING_KEY: {
    summary: 'mlops.yml lacks a key that is needed.',
    explanation: 'Five lines are enough: model.name, model.task, data.path, data.target and train.command.',
  },
  CONFIG_CONTRADICTION: {
    summary: 'Two parts of mlops.yml contradict each other.',
    explanation: 'The message names both places. Remove one.',
  },
  CONFIG_TOO_NEW: {
    summary: 'mlops.yml is of a newer format than this version reads.',
    explanation:
      '`version` names the format. Use the version of mlops-actions that the message names, or write `version: 1`.',
  },
  CONFIG_NOT_AVAILABLE: {
    summary: 'mlops.yml asks for something that this version does not have yet.',
    explanation: 'The name is reserved for a later version. Remove the key, or use the version that has it.',
  },
  INPUT_MISSING: {
    summary: 'A required input was not given.',
    explanation:
      'Absent and empty are the same. On the command line it is the flag of the same name, in a workflow a line under `with:`.',
  },
  INPUT_INVALID: {
    summary: 'An input has a value that it does not take.',
    explanation: 'The message shows what was given and what is accepted.',
  },
  INPUT_UNKNOWN: {
    summary: 'A flag or input does not exist.',
    explanation: '`mlops help COMMAND` lists the flags of a command.',
  },
  FOLDER_LINK: {
    summary: 'A folder that is measured holds a link or a special file.',
    explanation:
      'A link can point outside of the folder, so what it leads to is not part of what was measured. Put a copy of the file there.',
  },
  COMMAND_UNKNOWN: {
    summary: 'There is no such command.',
    explanation: '`mlops help` lists the commands.',
  },
  CONFLICT: {
    summary: 'Somebody else changed the same thing at the same time.',
    explanation:
      'Changes are compare-and-swap: what was read had changed before it was written back. Nothing was written; run the command again.',
  },
  PLATFORM_UNAVAILABLE: {
    summary: 'The platform that mlops.yml names is not part of this version.',
    explanation: 'Platform `local` is embedded. `azureml` is named in the format and comes in a later version.',
  },
  CANCELLED: {
    summary: 'The step was cancelled.',
    explanation:
      'A signal (Ctrl+C, or the runner when a job is cancelled) stopped it. Nothing half written is kept; the same command goes on or begins again.',
  },
  DISK_FULL: {
    summary: 'The disk is full.',
    explanation:
      'Nothing half written is kept: files appear whole or not at all. Free space, or set MLOPS_HOME to another disk.',
  },
  NOT_PERMITTED: {
    summary: 'A file or folder may not be read or written.',
    explanation: 'The message names it. Check its owner and mode, or set MLOPS_HOME to a folder that may be written.',
  },
  INTERNAL: {
    summary: 'Something went wrong that is not your mistake.',
    explanation:
      'Whatever is not a known mistake is a defect of mlops-actions. Please report it with the lines above the message and the version (mlops --version).',
  },
  CODE_UNKNOWN: {
    summary: 'There is no such error code.',
    explanation: 'Codes are written in capitals, as in the message: mlops explain CONFIG_UNKNOWN_KEY.',
  },
} as const satisfies ErrorCatalog
