export * from './errors.ts'
export * from './inputs.ts'
export * from './project.ts'
export * from './records.ts'
