import { defineCommand, input, output } from '@mlops-actions/core'
import { dryRunInput } from '../shared/inputs.ts'

export const inputs = {
  folder: input.path('The folder of the model.', { positional: true, fallback: '.' }),
  force: input.flag('Write over an mlops.yml that is there.', { fallback: 'false' }),
  ...dryRunInput,
} as const

const names = { type: 'array', items: { type: 'string' } } as const

export default defineCommand({
  name: 'init',
  summary: 'Look at this repository and write an mlops.yml with comments for it.',
  description:
    'Looks for tables, the column to predict, ids, protected columns, the training command, its environment and parameters; runs nothing. What is a guess is marked with "?".',
  surfaces: ['command'],
  inputs,
  outputs: { config: output.text('Path of the file that was written.') },
  example: 'mlops init',
  writes: true,
  decides: false,
  permissions: {},
  json: {
    type: 'object',
    required: ['file', 'written', 'found', 'todo', 'text'],
    properties: {
      file: { type: 'string' },
      written: { type: 'boolean' },
      found: {
        type: 'object',
        description: 'What was found or guessed; null and empty where nothing was.',
        required: ['data', 'target', 'task', 'id', 'protected', 'command'],
        properties: {
          data: {
            oneOf: [
              { type: 'null' },
              { type: 'object', required: ['path'], properties: { path: { type: 'string' } } },
              {
                type: 'object',
                required: ['train', 'test'],
                properties: { train: { type: 'string' }, test: { type: 'string' } },
              },
            ],
          },
          rows: { type: ['integer', 'null'] },
          target: { type: ['string', 'null'] },
          candidates: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name', 'score', 'why'],
              properties: { name: { type: 'string' }, score: { type: 'number' }, why: { type: 'string' } },
            },
          },
          task: { enum: ['binary', 'multiclass', 'regression', 'clustering', 'ranking', null] },
          id: names,
          time: { type: ['string', 'null'] },
          exclude: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name', 'why'],
              properties: { name: { type: 'string' }, why: { type: 'string' } },
            },
          },
          protected: names,
          command: { type: ['string', 'null'] },
          environment: { type: ['string', 'null'] },
          parameters: names,
          model: { type: ['string', 'null'] },
        },
      },
      todo: { ...names, description: 'What is left to fill in or to look at.' },
      text: { type: 'string', description: 'mlops.yml.' },
    },
  },
  handler: () => import('./handler.ts'),
})
