import { sha256 } from '@mlops-actions/core'
import { testCall } from './calls.ts'
import { endpointsContract } from './endpoints-contract.ts'
import { fakeEndpoints } from './fake-endpoints.ts'
import { fakeRegistry } from './fake-registry.ts'
import { registryContract } from './registry-contract.ts'

registryContract('fake', async () => {
  const registry = fakeRegistry()
  return { registry, again: () => registry }
})

endpointsContract('fake', async () => {
  const call = testCall()
  const endpoints = fakeEndpoints(call.clock, { startMs: 500, applyMs: 100 })
  return {
    endpoints,
    again: () => endpoints,
    call,
    package: (version) => ({ model: 'm', version, package: sha256(version), bundle: '', settings: {} }),
    request: new TextEncoder().encode('{}'),
    readyMs: 5000,
  }
})
