export { plainLine, plainText } from './clean.ts'
export * from './markdown.ts'
export * from './terminal.ts'
