// Property tests draw the same cases at each run, so that a failure is a change; PROPERTY_SEED=N draws others, to look for more.
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20261123) })
