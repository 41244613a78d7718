export * from './calls.ts'
export * from './fake-endpoints.ts'
export * from './virtual-clock.ts'
