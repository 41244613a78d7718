export { collectedFiles } from './collected.ts'
export { endpointErrors } from './errors.ts'
export { createLocalEndpoints, type LocalEndpointsOptions, readEndpointKey } from './local-endpoints.ts'
export { type CollectSettings, type EndpointSettings, parseSettings } from './settings.ts'
