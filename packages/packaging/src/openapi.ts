import type { Json } from '@mlops-actions/core'
import { exampleRows } from './examples.ts'
import type { BundleSchema, Feature } from './schema.ts'

/** What the document needs beside the schema. */
export interface OpenApiOptions {
  readonly maximumRows: number
  readonly maximumBytes: number
}

/** The OpenAPI 3.1 document of a bundle's endpoint. Its examples are made from the schema, never from data. */
export function openApiOf(schema: BundleSchema, options: OpenApiOptions): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: schema.model,
      version: '1',
      summary: `Predictions of ${schema.model}`,
      description: `Task: ${schema.task}. A request has at most ${options.maximumRows} rows and ${options.maximumBytes} bytes. Values outside the ranges and levels below were not seen in training: they are answered, and counted.`,
    },
    paths: {
      '/score': { post: scoreOperation(schema) },
      '/health': probe('health', 'The process answers.', false),
      '/ready': probe('ready', 'The model is loaded and requests are taken.', true),
      '/openapi.json': {
        get: {
          operationId: 'openapi',
          summary: 'This document.',
          responses: {
            '200': { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } },
          },
        },
      },
    },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'Where the endpoint has a key.' } },
      parameters: { requestId: requestIdParameter },
      headers: { requestId: { description: 'The id of the request, given or made.', schema: { type: 'string' } } },
      schemas: {
        Row: rowSchema(schema),
        Rows: { type: 'object', required: ['rows'], properties: { rows: listOf(ref('Row'), options.maximumRows) } },
        Table: tableSchema(schema, options.maximumRows),
        Prediction: predictionSchema(schema),
        Predictions: {
          type: 'object',
          required: ['predictions'],
          properties: { predictions: listOf(ref('Prediction')) },
        },
        Error: errorSchema,
      },
    },
  }
}

function scoreOperation(schema: BundleSchema): Json {
  const rows = exampleRows(schema, 2)
  const columns = schema.features.map((feature) => feature.name)
  const data = rows.map((row) => columns.map((name) => row[name] as Json))
  return {
    operationId: 'score',
    summary: 'Answers rows.',
    description:
      'Rows as objects, or column names once and the values of each row in their order. The answers come in the order of the rows.',
    security: [{}, { key: [] }],
    parameters: [{ $ref: '#/components/parameters/requestId' }],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: { oneOf: [ref('Rows'), ref('Table')] },
          examples: {
            rows: { summary: 'Rows as objects', value: { rows } },
            table: { summary: 'Column names once', value: { columns, data } },
          },
        },
      },
    },
    responses: {
      '200': {
        description: 'An answer a row.',
        headers: { 'x-request-id': { $ref: '#/components/headers/requestId' } },
        content: { 'application/json': { schema: ref('Predictions') } },
      },
      '400': errorAnswer('The request does not fit the schema: which row, which column, what was expected.'),
      '401': errorAnswer('The key is missing or wrong.'),
      '413': errorAnswer('The body is too large.'),
      '422': errorAnswer('The model refuses a value.'),
      '500': errorAnswer('The server failed.'),
      '503': errorAnswer('No deployment can answer now.'),
    },
  }
}

function probe(operationId: string, description: string, may503: boolean): Json {
  const answer = { description, content: { 'application/json': { schema: { type: 'object' } } } }
  const responses = may503 ? { '200': answer, '503': errorAnswer('Not yet, or not any more.') } : { '200': answer }
  return { get: { operationId, summary: description, responses } }
}

function rowSchema(schema: BundleSchema): Json {
  const properties: Record<string, Json> = {}
  for (const feature of schema.features) define(properties, feature.name, featureSchema(feature))
  for (const name of schema.ignored)
    if (!(name in properties)) define(properties, name, { description: 'Not read by the model.' })
  return {
    type: 'object',
    required: schema.features.map((feature) => feature.name),
    properties,
    additionalProperties: false,
  }
}

function tableSchema(schema: BundleSchema, maximumRows: number): Json {
  const names = schema.features.map((feature) => feature.name)
  return {
    type: 'object',
    required: ['columns', 'data'],
    properties: {
      columns: {
        ...listOf({ type: 'string', enum: [...names, ...schema.ignored.filter((name) => !names.includes(name))] }),
        uniqueItems: true,
      },
      data: listOf({ type: 'array' }, maximumRows),
    },
  }
}

function featureSchema(feature: Feature): Json {
  const seen = describeSeen(feature)
  const withNull = (type: string): Json => (feature.nullable ? [type, 'null'] : type)
  const description = seen === undefined ? {} : { description: seen }
  switch (feature.type) {
    case 'number':
    case 'integer':
    case 'boolean':
      return { type: withNull(feature.type), ...description }
    case 'text':
      return { type: withNull('string'), ...description }
    case 'timestamp':
      return {
        type: feature.nullable ? ['string', 'number', 'null'] : ['string', 'number'],
        format: 'date-time',
        ...description,
      }
    default:
      return feature.type satisfies never
  }
}

/** Ranges stand in words: a validator must not refuse what the server answers. */
function describeSeen({ min, max, levels }: Feature): string | undefined {
  if (levels && levels.length > 0)
    return `In training: ${levels.slice(0, 50).join(', ')}${levels.length > 50 ? ', …' : ''}`
  if (min === undefined && max === undefined) return undefined
  return `In training: ${min ?? '…'} to ${max ?? '…'}`
}

function predictionSchema(schema: BundleSchema): Json {
  if (schema.task === 'regression' || schema.task === 'ranking')
    return { type: 'object', required: ['prediction'], properties: { prediction: { type: ['number', 'null'] } } }
  const shares = { type: 'object', additionalProperties: { type: ['number', 'null'] } }
  return {
    type: 'object',
    required: ['prediction'],
    properties: {
      prediction: {
        type: ['string', 'number'],
        description: schema.classes ? `One of ${schema.classes.join(', ')}` : 'A class or cluster.',
      },
      probabilities: { ...shares, description: 'One a class; they add to 1.' },
      scores: { ...shares, description: 'Where the model gives no probabilities.' },
    },
  }
}

function errorAnswer(description: string): Json {
  return { description, content: { 'application/json': { schema: ref('Error') } } }
}

function ref(name: string): Json {
  return { $ref: `#/components/schemas/${name}` }
}

function listOf(items: Json, maximum?: number): { readonly [key: string]: Json } {
  return maximum === undefined ? { type: 'array', items } : { type: 'array', items, minItems: 1, maxItems: maximum }
}

/** Sets a property of any name, `__proto__` included. */
function define(target: Record<string, Json>, name: string, value: Json): void {
  Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true })
}

const requestIdParameter: Json = {
  name: 'x-request-id',
  in: 'header',
  required: false,
  description: 'An id of the caller, 1 to 128 letters, digits and -_.:@/+=; else one is made.',
  schema: { type: 'string' },
}

const errorSchema: Json = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string' },
        problems: {
          type: 'array',
          items: {
            type: 'object',
            required: ['message'],
            properties: { row: { type: 'integer' }, column: { type: 'string' }, message: { type: 'string' } },
          },
        },
        moreProblems: { type: 'integer' },
      },
    },
  },
}
