import { endpointsContract, realClock, testCall } from '@mlops-actions/testing'
import { Bench, body } from './serve/fixtures/bench.ts'

endpointsContract('local', async (context) => {
  const bench = await Bench.make()
  context.after(() => bench.close())
  const { digest, folder } = await bench.bundle('good')
  return {
    endpoints: bench.endpoints,
    again: () => bench.endpoints,
    call: testCall(realClock),
    package: (version) => ({ model: 'pair', version, package: digest, bundle: folder, settings: {} }),
    request: body,
    readyMs: 10_000,
  }
})
