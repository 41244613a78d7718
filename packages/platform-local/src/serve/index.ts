export { type ServedEndpoint, type ServeOptions, serveEndpoint } from './controller.ts'
