/** A JSON Schema as far as the page needs it. */
interface Shape {
  readonly type?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly pattern?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly additionalProperties?: Shape | boolean
  readonly minimum?: number
  readonly maximum?: number
}

/** Keys whose name is reserved for a later version: they are refused with a message, and stand on no page. */
const reserved = new Set(['extends', 'azureml', 'instances'])

function typeOf(shape: Shape): string {
  if (shape.enum) return shape.enum.map((one) => `\`${String(one)}\``).join(', ')
  if (shape.const !== undefined) return `\`${String(shape.const)}\``
  if (shape.anyOf) return [...new Set(shape.anyOf.map(typeOf))].join(' or ')
  if (shape.type === 'array') return `list of ${shape.items ? typeOf(shape.items) : 'values'}`
  if (shape.type === 'object')
    return shape.properties
      ? 'map'
      : `map of ${typeof shape.additionalProperties === 'object' ? typeOf(shape.additionalProperties) : 'values'}`
  if (shape.pattern?.includes('ms|s|m|h|d')) return 'duration'
  if (shape.pattern?.includes('\\d{4}')) return 'date'
  const bounds =
    shape.minimum !== undefined && shape.maximum !== undefined && Math.abs(shape.maximum) < 1e6
      ? ` ${shape.minimum} to ${shape.maximum}`
      : ''
  return `${shape.type ?? 'value'}${bounds}`
}

function rows(shape: Shape, path: string): string[] {
  const inner = shape.type === 'array' && shape.items?.properties ? shape.items : shape
  const name = shape.type === 'array' && shape.items?.properties ? `${path}[]` : path
  return Object.entries(inner.properties ?? {})
    .filter(([key]) => !reserved.has(key))
    .flatMap(([key, one]) => {
      const here = name ? `${name}.${key}` : key
      const required = inner.required?.includes(key) ? ' (required)' : ''
      const nested = one.properties ?? one.items?.properties
      const own = `| \`${here}\` | ${typeOf(one).replaceAll('|', '\\|')}${required} | ${(one.description ?? '').replaceAll('|', '\\|')} |`
      return nested ? [own, ...rows(one, here)] : [own]
    })
}

/** docs/configuration.md: every key of mlops.yml, from its schema. */
export function configurationPage(schema: Record<string, unknown>): string {
  const root = schema as Shape
  const sections = Object.entries(root.properties ?? {}).filter(([key]) => !reserved.has(key))
  const table = (lines: readonly string[]): string =>
    `| Key | Form | What it is (= default) |\n|---|---|---|\n${lines.join('\n')}`
  const plain = sections
    .filter(([, one]) => !one.properties)
    .map(([key, one]) => `| \`${key}\` | ${typeOf(one)} | ${one.description ?? ''} |`)
  const parts = sections
    .filter(([, one]) => one.properties)
    .map(([key, one]) => `## ${key}\n\n${table(rows(one, key))}\n`)
  return `# mlops.yml

Generated from the schema (\`npm run generate\`); [schema/mlops.json](../schema/mlops.json) is the same for editors.
\`mlops init\` writes a first one with comments, \`mlops check\` says what is wrong with it, with file, line and column. Unknown keys are errors.
An input or flag wins over an environment variable (\`MLOPS_SEED\`), which wins over this file, which wins over the default.

Durations are written \`30s\`, \`10m\`, \`24h\`, \`7d\`; weights in percent; metrics as scikit-learn and Fairlearn write them (\`mlops explain metrics\`).

${table(plain)}

${parts.join('\n')}`
}
