import { defineCommand, input, output } from '@mlops-actions/core'
import { projectInputs } from '../shared/inputs.ts'

export const inputs = {
  ...projectInputs,
  fix: input.flag('Bring an older mlops.yml to the format of this version.', { fallback: 'false' }),
} as const

export default defineCommand({
  name: 'check',
  summary: 'Check mlops.yml and what it names, and run nothing.',
  description:
    'Every problem at once, each with file, line and column, what was given, what is accepted and what to write instead. The tables are read, and every column that mlops.yml names must be in them.',
  surfaces: ['command'],
  inputs,
  outputs: { gates: output.json('The gates as they will be applied.') },
  example: 'mlops check',
  writes: false,
  decides: false,
  permissions: { contents: { level: 'read', why: 'read mlops.yml and the files that it names' } },
  json: {
    type: 'object',
    required: ['model', 'task', 'gates', 'behaviour', 'environments', 'files'],
    properties: {
      model: { type: 'string' },
      task: { enum: ['binary', 'multiclass', 'regression', 'clustering', 'ranking'] },
      gates: {
        type: 'array',
        description: 'Every gate with its defaults filled in.',
        items: {
          type: 'object',
          required: ['name', 'metric', 'mode', 'confidence', 'rule'],
          properties: {
            name: { type: 'string' },
            metric: { type: 'string' },
            mode: { enum: ['enforce', 'observe'] },
            confidence: { type: 'number' },
            rule: { type: 'string', description: 'The rule in words.' },
            where: { type: 'string', description: 'File and line; absent for a gate by default.' },
          },
        },
      },
      behaviour: {
        type: 'array',
        description: 'Every test of validate.behaviour; each decides as a gate does.',
        items: {
          type: 'object',
          required: ['name', 'kind', 'mode', 'rule'],
          properties: {
            name: { type: 'string' },
            kind: { enum: ['invariance', 'direction', 'golden'] },
            mode: { enum: ['enforce', 'observe'] },
            rule: { type: 'string', description: 'The rule in words.' },
            where: { type: 'string', description: 'File and line.' },
          },
        },
      },
      environments: { type: 'array', items: { type: 'string' } },
      files: { type: 'array', items: { type: 'string' }, description: 'The tables that were looked at.' },
    },
  },
  handler: () => import('./handler.ts'),
})
