import { sha256 } from '@mlops-actions/core'
import { realClock, testCall } from './calls.ts'
import { endpointsContract } from './endpoints-contract.ts'
import { fakeEndpoints } from './fake-endpoints.ts'
import { fakeRegistry } from './fake-registry.ts'
import { fakeTraining } from './fake-training.ts'
import { registryContract } from './registry-contract.ts'
import { trainingContract } from './training-contract.ts'

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

trainingContract(
  'fake',
  async () => {
    const training = fakeTraining(realClock, {
      'sleep 0.3': { ms: 100 },
      'exit 3': { exitCode: 3 },
      'echo before; exit 7': { log: ['before'], exitCode: 7 },
      'false | true': { exitCode: 1 },
      'echo "$MLOPS_NOT_THERE"': { exitCode: 127 },
      'echo begun; sleep 20': { log: ['begun'], ms: 20_000 },
      'cd "$MLOPS_OUTPUT"; printf model > model.onnx; mkdir -p part; printf b > part/b': {
        outputs: { 'model.onnx': 'model', 'part/b': 'b' },
      },
      'echo one; echo two >&2; sleep 0.5; printf "three\\r\\nlast without end"': {
        log: ['one', 'two', 'three', 'last without end'],
        ms: 200,
      },
    })
    return { training, again: () => training }
  },
  (rule) => /same key|failing command|promised|copied with|time limit|not there|cursors/.test(rule),
)
